"""The verb ``marker_normalized``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, DateVector, NumberVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.verbs._groups import groups_of
from nec_cdisc.verbs._markers import responded, yes_or_no


@subject_verb
def marker_normalized(
    value: NumberVector,
    upper: NumberVector,
    date: DateVector,
    first_dose: DateVector,
    order: AnyVector,
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    where: ConditionVector | None = None,
    *,
    same_day: bool = True,
    subject: Subjects,
) -> TextVector:
    """Say of subject and marker whether the marker came back to normal under treatment (Y or N, on all its records).

    It was above its upper limit at baseline, the last result before the first dose, and a later result is at or below
    its own. Nothing is said of who was not above the limit at baseline, or has no later result with a limit.

    Arguments:
        value: the results; one without a number takes no part.
        upper: the upper limit of the reference range of each.
        date: day of the result.
        first_dose: the subject's first dose.
        order: orders results of one day (--SEQ).
        by: columns that tell markers apart.
        where: a condition on the records that take part; all of them by default.
        same_day: whether a result on the day of the first dose is before it; else it is a later one.
        subject: the subject of each record.

    Source: the public registry entry of EVINEC, secondary outcome: normalisation of a marker.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> results, limit, seq, one = encode([198, 90]), encode([101, 101]), encode([1, 2]), encode(["001"] * 2)
        >>> days, dose = encode(["2019-07-01", "2019-09-02"]), encode(["2019-07-03"] * 2)
        >>> marker_normalized(results, limit, days, dose, seq, subject=one).to_list()
        ['Y', 'Y']

    """
    groups = groups_of(subject, by, where)
    found = responded(value, upper, (date, first_dose), order, groups, same_day=same_day)
    return yes_or_no(found.normalised, groups)
