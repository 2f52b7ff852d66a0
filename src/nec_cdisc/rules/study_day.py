"""Days from a reference date, without a day zero."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.many_dates import NO_DAY, Integers, read_many


def study_day(date: str, reference: str) -> int | None:
    """Return the study day of an ISO 8601 date; ``None`` where one of the two dates is not complete.

    The reference day itself is day 1, the day before it day -1 (SDTMIG 3.4, section 4.4.4). Times do not count.
    """
    known, first = partial_date.day_number(date), partial_date.day_number(reference)
    if known is None or first is None:
        return None
    difference = known - first
    return difference + 1 if difference >= 0 else difference


def study_days(dates: Encoded, references: Encoded) -> Encoded:
    """Return the study day of each of many dates, missing where one of the two dates is missing or not complete.

    >>> from nec_cdisc.dataset.encoded import encode
    >>> study_days(encode(["2019-07-03", "2019-07-04", "2019-07"]), encode(["2019-07-04"] * 3)).to_list()
    [-1, 1, None]
    """
    known, first = _days(dates), _days(references)
    difference = known - first
    difference += difference >= 0
    distinct, codes = np.unique(difference, return_inverse=True)
    codes[(known == NO_DAY) | (first == NO_DAY)] = -1
    return Encoded(codes.astype(np.int32), distinct.tolist())


def _days(dates: Encoded) -> Integers:
    days = np.append(read_many(list(dates.values)).day, NO_DAY)
    return days[dates.codes]
