"""The best overall response of a subject where CR and PR must be confirmed (RECIST 1.1, table 3)."""

from __future__ import annotations

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.best_response import BestResponse, first_class, lasted, without_response
from nec_cdisc.rules.confirmation import Confirmation, confirmed_by
from nec_cdisc.rules.dated_record import Dates
from nec_cdisc.rules.reappearance import with_reappearance
from nec_cdisc.rules.response import Response


def confirmed_best_response(
    sequence: AssessmentSequence,
    start: Dates,
    *,
    minimum_sd: int = 42,
    confirmation: Confirmation | None = None,
    missing_as_ne: bool = False,
    strict: bool = False,
) -> BestResponse:
    """Return the best overall response of each subject, CR and PR confirmed.

    As ``best_response``, but CR and PR need a confirmation; the date is that of the response, not of its confirmation.
    A CR or PR that was not confirmed counts as SD if it is late enough, else a PD decides, else it is NE.

    ``strict`` reads table 3 of RECIST 1.1 as it stands: after a CR, any disease seen again is a progression on that
    day, so that nothing later makes an early CR a stable disease, and no PR can follow. By the common reading (not
    strict) any CR, PR or SD late enough makes SD, and a PR after a CR can be confirmed.

    Arguments:
        sequence: the responses that count (``assessment_sequence``).
        start: the day from which days count, of each subject.
        minimum_sd: after how many days a disease is stable.
        confirmation: what confirms a response; as ``Confirmation`` has it where not given.
        missing_as_ne: whether a subject without a record is NE and not MISSING.
        strict: whether disease after a CR is a progression.

    Raises ``ValueError`` where there is not one start for each subject, or the days are negative.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.4.3, 4.6.1 and 4.6.3, table 3 with footnote a.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> days = np.array(["2021-02-01", "2021-04-01"], "datetime64[D]")
        >>> responses, start = np.array([Response.CR, Response.SD]), np.array(["2021-01-10"], "datetime64[D]")
        >>> sequence = assessment_sequence(DatedRecords(np.zeros(2, int), days), responses, 1)
        >>> confirmed_best_response(sequence, start).texts()
        ['SD']
        >>> confirmed_best_response(sequence, start, strict=True).texts()
        ['PD']

    """
    if strict:
        sequence = with_reappearance(sequence)
    lasting = lasted(sequence, start, minimum_sd)
    by = confirmed_by(sequence, confirmation or Confirmation())
    classes = [(response, (by >= 0) & (sequence.response == response)) for response in (Response.CR, Response.PR)]
    classes.extend(without_response(sequence, lasting))
    return first_class(sequence, classes, missing_as_ne=missing_as_ne, confirmed_by=by)
