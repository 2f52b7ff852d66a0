"""The verb ``marker_decreased``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, DateVector, NumberVector, Subjects, TextVector
from nec_cdisc.plugin.verb import options_checked, subject_verb
from nec_cdisc.verbs._groups import groups_of
from nec_cdisc.verbs._markers import responded, yes_or_no

_WHOLE = 100


def _faults(arguments: Mapping[str, Any]) -> list[str]:
    return [] if 0 <= arguments.get("percent", 0) <= _WHOLE else ["'percent' is a number from 0 to 100"]


@options_checked(_faults)
@subject_verb
def marker_decreased(
    value: NumberVector,
    date: DateVector,
    first_dose: DateVector,
    order: AnyVector,
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    where: ConditionVector | None = None,
    percent: int = 0,
    *,
    same_day: bool = True,
    subject: Subjects,
) -> TextVector:
    """Say of subject and marker whether the marker fell under treatment (Y or N, on all its records).

    The lowest later result is below baseline, the last result before the first dose, and by at least so many per cent
    of it. Nothing is said of who lacks the one or the other.

    Arguments:
        value: the results; one without a number takes no part.
        date: day of the result.
        first_dose: the subject's first dose.
        order: orders results of one day (--SEQ).
        by: columns that tell markers apart.
        where: a condition on the records that take part; all of them by default.
        percent: how far it must have fallen; by default any fall counts.
        same_day: whether a result on the day of the first dose is before it; else it is a later one.
        subject: the subject of each record.

    Source: the public registry entry of EVINEC, secondary outcome: decrease of a marker.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> results, seq, one = encode([200, 101]), encode([1, 2]), encode(["001"] * 2)
        >>> days, dose = encode(["2019-07-01", "2019-09-02"]), encode(["2019-07-03"] * 2)
        >>> marker_decreased(results, days, dose, seq, subject=one).to_list()
        ['Y', 'Y']
        >>> marker_decreased(results, days, dose, seq, percent=50, subject=one).to_list()
        ['N', 'N']

    """
    groups = groups_of(subject, by, where)
    found = responded(value, None, (date, first_dose), order, groups, Decimal(percent), same_day=same_day)
    return yes_or_no(found.decreased_by, groups)
