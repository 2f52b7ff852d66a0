"""The verb ``target_response``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, NumberVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules import target_response as rule
from nec_cdisc.verbs._lesions import Readings, assessments, complete_sums, course, readings
from nec_cdisc.verbs._running import smallest_before


@subject_verb
def target_response(
    size: NumberVector,
    node: ConditionVector,
    assessment: AnyVector,
    baseline: ConditionVector,
    where: ConditionVector,
    lesion: TextVector | None = None,
    by: list[AnyVector] | None = None,
    *,
    subject: Subjects,
) -> TextVector:
    """Derive the response of target lesions by RECIST 1.1, and give it to every record of the assessment.

    CR: every lesion is gone, and lymph nodes are below 10 mm. PR: the sum is at most 70 % of baseline. PD: the sum is
    at least 120 % of the smallest complete sum before (baseline included) and at least 5 mm more. SD: none of these.
    NE: a lesion is missing, and those measured have not grown to a PD already. New lesions do not count: they make
    the overall response. Lesions are counted, not matched by number: whatever their numbers, their sum is the same.
    With ``lesion`` those that have merged count as all that they were, and the parts of one that split as that one.

    The response stays missing at baseline, before it, where nothing was measured at baseline, where more lesions are
    recorded than at baseline, and where an incomplete baseline leaves it open.

    Arguments:
        size: the size of a lesion that counts, in mm (``lesion_size``).
        node: a condition: the lesion is a lymph node.
        assessment: what tells assessments apart, in their order (``VISITNUM``).
        baseline: a condition: the record belongs to the baseline.
        where: a condition: which records are readings of target lesions, one for each lesion and assessment.
        lesion: the identifier of the lesion (TRLNKID), where lesions may merge (T1/T2) and split (T1.1).
        by: columns that tell evaluators apart, such as TREVALID; each has a response of its own. Blank is one of them.
        subject: the subject of each record.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.3.1 and 4.3.2.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> sizes, visits = encode([50, 30, 36]), encode([1, 35, 55])
        >>> one, yes, no = encode(["001"] * 3), np.array([True] * 3), np.array([False] * 3)
        >>> first = np.array([True, False, False])
        >>> target_response(sizes, no, visits, first, yes, subject=one).to_list()
        [None, 'PR', 'PD']

    """
    seen = assessments(subject, assessment, by or [])
    return seen.of_records(_responses(readings(size, node, baseline, where, lesion, seen), seen.starts))


def _responses(read: Readings, starts: NDArray[np.bool_]) -> Encoded:
    """Return the response of each assessment; those of a subject stand together, in order."""
    count = len(starts)
    at = course(starts, read.baseline, read.lesions)
    complete = complete_sums(read, at)
    nadir = smallest_before(read.total, complete, starts)
    baseline = read.total.take(np.where(at.known & complete[at.base], at.base, -1))
    rows = np.flatnonzero(at.known & ~read.baseline & (read.lesions <= at.expected))
    flags = [Encoded(flag.astype(np.int32), [False, True]) for flag in (complete, read.gone)]
    columns = [column.take(rows) for column in (read.total, baseline, nadir, *flags)]
    answers = join_values(
        columns,
        lambda total, at_first, smallest, complete, gone: rule.target_response(
            total, at_first, smallest, complete=complete, gone=gone
        ),
    )
    codes = np.full(count, -1, np.int32)
    codes[rows] = answers.codes
    return Encoded(codes, answers.values)
