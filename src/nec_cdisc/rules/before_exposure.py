"""Whether a result was obtained before the first dose."""

from __future__ import annotations

from nec_cdisc.rules.day_range import day_range
from nec_cdisc.rules.partial_date import same_day as on_one_day

_DATE = 10


def before_exposure(date: str, first_dose: str, *, same_day: bool) -> bool:
    """Return whether a date lies surely on or before the first dose (both ISO 8601, perhaps partial).

    On the same day the times decide where both are known to the same precision; ``same_day`` is the answer where
    they do not. Source: --LOBXFL, SDTMIG 3.4, section 4.5.9.
    """
    days, doses = day_range(date), day_range(first_dose)
    if days is None or doses is None:
        return False
    if days[1] < doses[0]:
        return True
    if not on_one_day(date, first_dose):
        return False
    return _time_decides(date[_DATE + 1 :], first_dose[_DATE + 1 :], same_day=same_day)


def _time_decides(time: str, dose: str, *, same_day: bool) -> bool:
    shared = min(len(time), len(dose))
    if shared and time[:shared] != dose[:shared]:
        return time[:shared] < dose[:shared]
    return time <= dose if shared and len(time) == len(dose) else same_day
