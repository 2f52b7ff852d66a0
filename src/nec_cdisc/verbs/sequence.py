"""The verb ``sequence``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import AnyVector, NumberVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.row_order import numbered, sorted_rows, starts_of


@subject_verb
def sequence(order: list[AnyVector], *, subject: Subjects) -> NumberVector:
    """Give each record of a subject its number, from 1, in the order of the given columns.

    Partial dates sort as text, missing values last; records that are equal in all columns keep the order of the source.

    Arguments:
        order: columns to sort by, the first one weighing most.
        subject: the subject of each record; a record without one has no number.

    Source: SDTMIG 3.4, section 4.1.9 (natural keys, and --SEQ as their surrogate).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> sequence([encode(["2019-08", "2019-07-03", None])], subject=encode(["001", "001", "001"])).to_list()
        [2, 1, 3]

    """
    rows = sorted_rows([subject.codes, *(column.ranks() for column in order)])
    numbers = numbered(starts_of(subject.codes[rows]))
    codes = np.empty(len(rows), np.int32)
    codes[rows] = numbers - 1
    codes[subject.missing()] = -1
    return Encoded(codes, range(1, int(codes.max(initial=-1)) + 2))
