"""Scores of questionnaires against the answers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.plugin.convention import Scale
from nec_cdisc.records.table import Records, matched
from nec_cdisc.rules.scale_score import scale_scores
from nec_cdisc.standard.model import Standard

#: What a score may differ by: it is stored with ten decimals.
ALLOWED = 1e-6


@check(
    "ADB115",
    Level.ERROR,
    ADQS=("USUBJID", "PARAMCD", "AVAL", "AVISIT"),
    QS=("USUBJID", "QSTESTCD", "QSSTRESN", "VISIT"),
)
def scale_score_recomputed(adqs: Records, qs: Records, standard: Standard) -> Iterator[Found]:
    """The score of a scale is that of the answers of its items.

    Only a questionnaire that stands once at its visit, with answers that its items have, is scored anew.

    Why: A score that was turned round says the opposite, and nobody sees it in the number.
    Do: Compute the score anew from QS, by the manual of the questionnaire.
    Source: EORTC QLQ-C30 Scoring Manual, third edition; scales of specs/scales.
    """
    scales = {scale.name: scale for table in standard.scales.values() for scale in table.scales.values()}
    known = [str(name) for name in adqs.text("PARAMCD").values if name in scales]
    if not known:
        message = "ADQS has no scale that specs/scales describes"
        raise Skipped(message)
    form = qs.group("USUBJID", "VISIT")
    at = matched([adqs.text("USUBJID"), adqs.text("AVISIT")], [qs.text("USUBJID"), qs.text("VISIT")])
    if not (at >= 0).any():
        message = "no visit of ADQS is one of QS"
        raise Skipped(message)
    told = adqs.number("AVAL")
    for name in known:
        expected = np.where(at >= 0, _scores(qs, form, scales[name])[form[at]], np.nan)
        wrong = adqs.holds("PARAMCD", name) & ~np.isnan(told) & ~np.isnan(expected) & (abs(told - expected) > ALLOWED)
        yield adqs.found(
            wrong, "AVAL is {AVAL}; the answers make {expected}", "AVAL", "PARAMCD", said={"expected": expected}
        )


def _scores(qs: Records, form: NDArray[np.int32], scale: Scale) -> NDArray[np.float64]:
    """Return the score of each form; NaN where it has none, or its answers cannot be told."""
    count = int(form.max()) + 1
    rows = np.flatnonzero(qs.holds("QSTESTCD", *scale.items))
    answers = qs.number("QSSTRESN")[rows]
    given = ~np.isnan(answers)
    odd = given & ((answers < scale.low) | (answers > scale.high) | (answers != np.floor(answers)))
    odd |= qs.repeated("USUBJID", "VISIT", "QSTESTCD")[rows]
    unusable = np.bincount(form[rows], weights=odd, minlength=count) > 0
    whole = np.where(given & ~odd, answers, -1).astype(np.int64)
    scored = scale_scores(whole, form[rows], count, scale)
    values = np.array([*map(float, scored.values), np.nan])
    return np.where(unusable, np.nan, values[scored.codes])
