"""The verb ``has_happened``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.verbs._flags import flagged


@subject_verb
def has_happened(
    order: AnyVector,
    what: ConditionVector,
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    *,
    subject: Subjects,
) -> TextVector:
    """Flag the records of the subject from the first one on for which a condition holds, those beside it included.

    A new lesion makes a progression of the assessment at which it is seen, and of every later one. Y or blank; blank
    for a record without a subject or without a place in the order.

    Arguments:
        order: what says which records come first, such as the number of a visit; equal ones stand beside one another.
        what: a condition: it happened.
        by: columns that tell records of a subject apart, such as evaluators; blank is one of them.
        subject: the subject of each record.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.3.5, of new lesions; else a decision of the study.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> seen = np.array([False, True, False])
        >>> has_happened(encode([35, 55, 75]), seen, subject=encode(["001"] * 3)).to_list()
        [None, 'Y', 'Y']

    """
    placed = ~subject.missing() & ~order.missing()
    whose, _ = combine([subject, *by])
    rank = order.ranks()
    first = np.full(int(whose.max(initial=-1)) + 1, len(order.values) + 1, np.int64)
    rows = np.flatnonzero(placed & what)
    np.minimum.at(first, whose[rows], rank[rows])
    return flagged(placed & (rank >= first[whose]))
