"""The verb ``sum_of_diameters``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, NumberVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.verbs._lesions import assessments, complete_sums, course, readings


@subject_verb
def sum_of_diameters(
    size: NumberVector,
    assessment: AnyVector,
    baseline: ConditionVector,
    where: ConditionVector,
    lesion: TextVector | None = None,
    by: list[AnyVector] | None = None,
    *,
    subject: Subjects,
) -> NumberVector:
    """Add up the sizes of target lesions at each assessment, and give the sum to every record of the assessment.

    The sum is that of all target lesions of the baseline, or it is missing: where a lesion was not measured or has no
    reading, where more lesions are recorded than at baseline, and before the baseline. Lesions are counted, not matched
    by number, as in ``target_response``, which judges the same sums.

    Arguments:
        size: the size of a lesion that counts, in mm (``lesion_size``).
        assessment: what tells assessments apart, in their order (``VISITNUM``).
        baseline: a condition: the record belongs to the baseline.
        where: a condition: which records are readings of target lesions, one for each lesion and assessment.
        lesion: the identifier of the lesion (TRLNKID), where lesions may merge (T1/T2) and split (T1.1).
        by: columns that tell evaluators apart, such as TREVALID; each has sums of its own. Blank is one of them.
        subject: the subject of each record.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.2 and 4.3.2.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> sizes, visits = encode([50, 30, 36, 20]), encode([1, 1, 35, 55])
        >>> one, yes, first = encode(["001"] * 4), np.array([True] * 4), np.array([True, True, False, False])
        >>> [str(total) for total in sum_of_diameters(sizes, visits, first, yes, subject=one).to_list()]
        ['80', '80', 'None', 'None']

    """
    seen = assessments(subject, assessment, by or [])
    read = readings(size, np.zeros(len(size), bool), baseline, where, lesion, seen)
    complete = complete_sums(read, course(seen.starts, read.baseline, read.lesions))
    return seen.of_records(Encoded(np.where(complete, read.total.codes, -1).astype(np.int32), read.total.values))
