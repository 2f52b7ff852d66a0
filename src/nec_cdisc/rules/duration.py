"""How long something lasted, in days and in months."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.dated_record import Dates

#: Days in a month: a year of 365.25 days has twelve.
DAYS_PER_MONTH = 30.4375


def days_lasted(start: Dates, end: Dates) -> NDArray[np.float64]:
    """Return the days from start to end, both counted; ``nan`` where one of them is missing.

    What ends on the day on which it starts lasted 1 day. Where the end lies before the start (a mistake of the data
    that must stay visible) the days are negative, and as with study days there is no day zero.

    Source: AVAL of time to event, ADaM Basic Data Structure for Time-to-Event Analyses 1.0, section 4.

    Example:
        >>> day = np.array(["2021-03-01", "2021-03-01", "2021-03-01"], "datetime64[D]")
        >>> days_lasted(day, np.array(["2021-03-31", "2021-02-28", "NaT"], "datetime64[D]"))
        array([31., -1., nan])

    """
    known = ~(np.isnat(start) | np.isnat(end))
    lasted = np.full(len(known), np.nan)
    difference = (end[known].astype("datetime64[D]") - start[known].astype("datetime64[D]")).astype(np.int64)
    lasted[known] = difference + (difference >= 0)
    return lasted


def months(days: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return days as months of 30.4375 days, not rounded.

    Example:
        >>> months(np.array([487.0]))
        array([16.])

    """
    return days / DAYS_PER_MONTH
