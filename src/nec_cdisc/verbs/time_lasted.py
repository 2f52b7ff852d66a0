"""The verb ``time_lasted``."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import numpy as np

from nec_cdisc.plugin.verb import Iso8601, value_verb
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.duration import DAYS_PER_MONTH, days_lasted


@value_verb
def time_lasted(end: Iso8601, since: Iso8601, unit: Literal["days", "months"] = "days") -> Decimal | None:
    """Say how long something lasted, in days or months; both ends are counted.

    What ends on the day on which it starts lasted 1 day. An end before the start gives days below 0, so that the
    mistake stays visible. A month has 30.4375 days, the twelfth part of a year of 365.25; months are rounded to 6
    decimals.

    Arguments:
        end: the last day.
        since: the first day.
        unit: days or months.

    Source: AVAL of time to event, ADaM Basic Data Structure for Time-to-Event Analyses 1.0, section 4.

    Example:
        >>> time_lasted("2021-03-31", "2021-03-01"), time_lasted("2022-07-01", "2021-03-02", "months")
        (Decimal('31'), Decimal('16'))

    """
    days = [np.array([partial_date.day(text)], "datetime64[D]") for text in (since, end)]
    lasted = days_lasted(*days)[0]
    if np.isnan(lasted):
        return None
    number = Decimal(int(lasted))
    return number if unit == "days" else round(number / Decimal(str(DAYS_PER_MONTH)), 6).normalize()
