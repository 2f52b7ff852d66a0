"""Columns of dates as days, for rules that look at many records at once."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.dated_record import Dates


def days(column: Encoded) -> Dates:
    """Return a column of ISO 8601 dates as days; one that is missing or not known to the day is ``NaT``.

    >>> from nec_cdisc.dataset.encoded import encode
    >>> days(encode(["2019-07-03T10:00", "2019-07", None])).astype(str).tolist()
    ['2019-07-03', 'NaT', 'NaT']
    """
    found = [partial_date.day(value) if isinstance(value, str) else None for value in column.values]
    table = np.array([*found, None], "datetime64[D]")
    return table[column.codes]


def texts_of_days(dates: Dates) -> Encoded:
    """Return days as a column of ISO 8601 dates, missing where they are ``NaT``.

    >>> texts_of_days(np.array(["2019-07-03", "NaT"], "datetime64[D]")).to_list()
    ['2019-07-03', None]
    """
    known = ~np.isnat(dates)
    distinct, inverse = np.unique(dates[known], return_inverse=True)
    codes = np.full(len(dates), -1, np.int32)
    codes[known] = inverse
    return Encoded(codes, np.datetime_as_string(distinct, unit="D").tolist())
