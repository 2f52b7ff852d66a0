"""The verb ``study_day``."""

from __future__ import annotations

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.verb import Iso8601, at_once, value_verb
from nec_cdisc.rules.study_day import study_day as day_of
from nec_cdisc.rules.study_day import study_days


def _of_many(date: Encoded, reference: Encoded) -> list[int | None]:
    return study_days(date, reference).to_list()


@at_once(_of_many)
@value_verb
def study_day(date: Iso8601, reference: Iso8601 = "DM.RFSTDTC") -> int | None:
    """Count the days from the reference date; there is no day zero.

    The reference date is day 1, the day before it day -1. A date that is not complete has no study day.

    Arguments:
        date: an ISO 8601 date or date-time.
        reference: the subject's reference date.

    Source: SDTMIG 3.4, section 4.4.4 (use of the study day variables).

    Example:
        >>> study_day("2019-07-03", "2019-07-04")
        -1

    """
    return day_of(date, reference)
