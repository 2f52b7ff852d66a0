"""The verb ``at_baseline``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, Judged, JudgedAny, Subjects
from nec_cdisc.plugin.verb import Refused, subject_verb
from nec_cdisc.problem.families.analysis import NO_BASELINE
from nec_cdisc.rules.row_order import starts_of
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.verbs._groups import groups_of, last_of_groups

Rows = NDArray[np.int64]


@subject_verb
def at_baseline(
    value: AnyVector,
    where: ConditionVector,
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    needed: ConditionVector | None = None,
    *,
    subject: Subjects,
) -> JudgedAny:
    """Give what the baseline record of the subject holds to all records of the subject, or of subject and parameter.

    Arguments:
        value: the column whose value at baseline is given, such as AVAL for BASE and ANRIND for BNRIND.
        where: a condition that the baseline record meets, such as ABLFL is Y. Of several the last one counts.
        by: columns that tell parameters apart; name PARAM, whose unit belongs to it, so that no baseline is of another
            unit.
        needed: a condition on the records that ought to have a baseline, such as ONTRTFL is Y. What they lack is told
            once for each subject; without it nothing is.
        subject: the subject of each record.

    Problems: ANL112 a record that ought to have a baseline and has none.

    Source: ADaMIG 1.3, section 3.3 (ABLFL, BASE).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> values, one = encode([139, 136, 128]), encode(["001"] * 3)
        >>> at_baseline(values, np.array([False, True, False]), subject=one).column.to_list()
        [136, 136, 136]

    """
    groups = groups_of(subject, by)
    answer = last_of_groups(value, groups, where)
    if needed is None:
        return Judged(answer)
    lacking = np.flatnonzero(needed & answer.missing() & (groups.number >= 0) & ~value.missing())
    return Judged(answer, list(_refused(lacking, subject, by)))


def _refused(lacking: Rows, subject: Encoded, by: Sequence[Encoded]) -> Iterator[tuple[Rows, Refused]]:
    """Yield what each subject lacks, with its records."""
    if not len(lacking):
        return
    order = lacking[np.argsort(subject.codes[lacking], kind="stable")]
    for rows in np.split(order, np.flatnonzero(starts_of(subject.codes[order]))[1:]):
        _, parts = combine([column.take(rows) for column in by]) if by else (rows, [])
        named = (
            ", ".join(value_text(column.values[code]) for column, code in zip(by, codes, strict=True))
            for codes in zip(*(part.tolist() for part in parts), strict=True)
        )
        names = "; ".join(sorted(named))
        yield np.sort(rows), Refused(NO_BASELINE, f"no baseline of {names}" if names else "no baseline")
