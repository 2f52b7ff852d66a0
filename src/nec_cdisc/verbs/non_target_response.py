"""The verb ``non_target_response``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules import non_target_response as rule
from nec_cdisc.verbs._lesions import Rows, assessments, course, lesions_read

#: What an assessment can be, as one number: progressed, not complete, something left.
_CASES = tuple(
    rule.non_target_response(progression=bool(case & 4), complete=not case & 2, gone=not case & 1) for case in range(8)
)


@subject_verb
def non_target_response(
    assessment: AnyVector,
    progressed: ConditionVector,
    gone: ConditionVector,
    evaluated: ConditionVector,
    baseline: ConditionVector,
    where: ConditionVector,
    lesion: TextVector | None = None,
    by: list[AnyVector] | None = None,
    *,
    subject: Subjects,
) -> TextVector:
    """Derive the response of non-target lesions by RECIST 1.1, and give it to every record of the assessment.

    PD: a lesion has unequivocally progressed, whatever was not evaluated. NE: a lesion was not evaluated or has no
    reading. CR: all have disappeared. NON-CR/NON-PD: one or more persist. Lesions are counted, not matched by number.

    The response stays missing at baseline, before it, and where the baseline tells of no non-target lesion. A lesion
    that the baseline does not know belongs out of ``where``. Tumour markers are not looked at.

    Arguments:
        assessment: what tells assessments apart, in their order (``VISITNUM``).
        progressed: a condition: the lesion has unequivocally progressed.
        gone: a condition: the lesion has disappeared; a lymph node is normal (below 10 mm).
        evaluated: a condition: the lesion was evaluated at all.
        baseline: a condition: the record belongs to the baseline.
        where: a condition: which records tell of non-target lesions, one for each lesion and assessment.
        lesion: the identifier of the lesion (TRLNKID), where lesions may merge (NT1/NT2) and split (NT1.1).
        by: columns that tell evaluators apart, such as TREVALID; each has a response of its own. Blank is one of them.
        subject: the subject of each record.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.3.3.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> states, visits = ["PRESENT", "PRESENT", "ABSENT", "NE"], encode([1, 35, 55, 75])
        >>> gone, seen = (np.array([state in said for state in states]) for said in ("ABSENT", "PRESENT ABSENT"))
        >>> grown = np.array([False] * 4)
        >>> one, yes, first = encode(["001"] * 4), np.array([True] * 4), np.array([True, False, False, False])
        >>> non_target_response(visits, grown, gone, seen, first, yes, subject=one).to_list()
        [None, 'NON-CR/NON-PD', 'CR', 'NE']

    """
    seen = assessments(subject, assessment, by or [])

    def counted(records: ConditionVector) -> Rows:
        return seen.counted(records & where)[seen.order]

    lesions, at_first = lesions_read(lesion, where, seen)[seen.order], counted(baseline) > 0
    at = course(seen.starts, at_first, lesions)
    missed = (counted(~evaluated) > 0) | (lesions < at.expected)
    case = 4 * (counted(progressed) > 0) + 2 * missed + (counted(~gone) > 0)
    answers = Encoded(np.where(at.known & ~at_first, case, -1).astype(np.int32), _CASES)
    return _distinct(seen.of_records(answers))


def _distinct(column: Encoded) -> Encoded:
    """Return the column with each response once among its values."""
    terms = list(dict.fromkeys(column.values))
    table = np.array([*(terms.index(text) for text in column.values), -1], np.int32)
    return Encoded(table[column.codes], terms)
