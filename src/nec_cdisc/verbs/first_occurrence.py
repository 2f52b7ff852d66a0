"""The verb ``first_occurrence``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.occurrence_flag import first_occurrence as first
from nec_cdisc.verbs._flags import flagged, numbers, positions


@subject_verb
def first_occurrence(
    order: list[AnyVector],
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    where: ConditionVector | None = None,
    worst: AnyVector | None = None,
    *,
    subject: Subjects,
) -> TextVector:
    """Flag one record of each subject, or of each subject and term, so that a table counts a subject once.

    It is the first in the order of some columns, missing values last; of equal ones the first row. With `worst` it is
    the first of the highest severity. A record that lacks a column of `by` is never flagged.

    Arguments:
        order: what records are ordered by, the first column weighing most; end with --SEQ.
        by: columns that tell records of a subject apart, such as AEBODSYS and AEDECOD.
        where: a condition: which records take part, such as TRTEMFL is Y; all of them by default.
        worst: the number whose highest value comes first, such as a toxicity grade; missing last.
        subject: the subject of each record.

    Source: OCCDS 1.1, section 3.2 (AOCCFL, AOCCSFL, AOCCPFL, AOCCIFL, AOCCSIFL, AOCCPIFL).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> days, terms, one = encode(["2019-07-05", "2019-07-03"]), encode(["Rash", "Cough"]), encode(["001"] * 2)
        >>> first_occurrence([days], subject=one).to_list(), first_occurrence([days], [terms], subject=one).to_list()
        ([None, 'Y'], ['Y', 'Y'])
        >>> first_occurrence([days], worst=encode(["3", "2"]), subject=one).to_list()
        ['Y', None]

    """
    levels = [positions(column) for column in [subject, *by]]
    keys = [_ranked(column) for column in order]
    return flagged(first(levels, keys, where=where, worst=None if worst is None else numbers(worst)))


def _ranked(column: Encoded) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the rank of each value, -1 where it is missing."""
    return np.where(column.missing(), -1, column.ranks()).astype(np.int64)
