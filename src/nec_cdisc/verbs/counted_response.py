"""The verb ``counted_response``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import DateVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.assessment_sequence import Use
from nec_cdisc.verbs._responses import responses


@subject_verb
def counted_response(response: TextVector, date: DateVector, *, subject: Subjects) -> TextVector:
    """Flag the overall responses of the subject that count: one on each date, and none after the first PD.

    These are the records that best response, progression and last adequate assessment are made of. Of one date the
    worst response counts (NE < CR < PR < SD < NON-CR/NON-PD < PD), of equal ones the first record. Y or blank.

    Arguments:
        response: the overall responses, one evaluator's.
        date: their dates; a partial one cannot be placed, so the record does not count.
        subject: the subject of each record.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.4: the best response until progression.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> days = encode(["2021-03-01", "2021-03-01", "2021-05-01"])
        >>> counted_response(encode(["SD", "PD", "SD"]), days, subject=encode(["001"] * 3)).to_list()
        [None, 'Y', None]

    """
    number = subject.codes.astype(np.int64)
    given = responses(response, date, number, len(subject.values), None)
    return Encoded(np.where(given.sequence.use == Use.COUNTED, 0, -1).astype(np.int32), ["Y"])
