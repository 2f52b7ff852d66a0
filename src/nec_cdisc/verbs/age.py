"""The verb ``age``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Iso8601, value_verb
from nec_cdisc.rules.age import age as completed_years


@value_verb
def age(birth: Iso8601, on: Iso8601) -> int | None:
    """Give the age in completed years on a date.

    A partial date of birth has an age only where every day it may stand for gives the same one; nothing is completed.

    Arguments:
        birth: the date of birth (`BRTHDTC`).
        on: the date that the age is asked for, such as the date of consent.

    Source: SDTMIG 3.4, DM domain (AGE may be derived from BRTHDTC and RFSTDTC or RFICDTC).

    Example:
        >>> age("1950-07-03", "2019-07-02")
        68

    """
    return completed_years(birth, on)
