"""Adverse events that emerge under treatment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._groups import highest
from nec_cdisc.checks.analysis._values import adsl_days
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import SUBJECT, Mask, Records


@check("ADE101", Level.ERROR, ADAE=("USUBJID", "ASTDT", "TRTEMFL"), ADSL=("USUBJID", "TRTSDT"))
def trtemfl_rederived(adae: Records, adsl: Records) -> Iterator[Found]:
    """An event that began under treatment is treatment-emergent, and one that was over before it is not.

    Why: Tables of adverse events count what is treatment-emergent.
    Do: Derive TRTEMFL from the dates of the event and of the doses anew.
    Source: ICH E9, glossary (treatment emergent); OCCDS 1.1, TRTEMFL.
    """
    start, end = adae.dates("ASTDT"), adae.dates("AENDT")
    first, last = adsl_days(adae, adsl, "TRTSDT"), adsl_days(adae, adsl, "TRTEDT")
    in_adsl, flagged = adae.row_in(adsl) >= 0, adae.holds("TRTEMFL", "Y")
    event = ("AEGRPID",) if adae.has("AEGRPID") else ("AEDECOD",) if adae.has("AEDECOD") else ("AETERM",)
    known_before = highest(adae.group(SUBJECT, *event), start.before(first) | ~start.valid)
    known_before |= (
        highest(adae.group(SUBJECT, "AEDECOD"), start.before(first)) if adae.has("AEDECOD") else known_before
    )
    during = start.complete & first.complete & ~start.before(first) & last.complete & ~start.after(last)
    during &= ~end.before(first)  # dates that contradict each other tell nothing of when it began
    when = {"start": ShownDays(start.first), "first": ShownDays(first.first), "end": ShownDays(end.first)}
    new = during & ~known_before & ~flagged
    yield adae.found(
        new, "The event began on {start} under treatment (since {first}); TRTEMFL is {TRTEMFL}", "TRTEMFL", said=when
    )
    over = end.before(first) & flagged
    yield adae.found(
        over, "The event was over on {end}, before the first dose on {first}; TRTEMFL is Y", "TRTEMFL", said=when
    )
    untreated = in_adsl & ~first.valid & flagged
    yield adae.found(untreated, "The subject had no dose; TRTEMFL is Y", "TRTEMFL")
    before = start.before(first) & ~end.before(first) & flagged & ~worse_possible(adae)
    message = "The event began on {start}, before the first dose on {first}, and did not get worse; TRTEMFL is Y"
    yield adae.found(before, message, "TRTEMFL", said=when)


def worse_possible(adae: Records) -> Mask:
    """Say which events may have got worse: another record of the term, or a grade at the start, is there."""
    graded = [name for name in ("AEITOXGR", "AETOXGRI", "AEITOXGRN", "AEINTSEV", "ASEVINI") if adae.has(name)]
    answer = np.zeros(len(adae), bool)
    for name in graded:
        answer |= adae.filled(name)
    for name in ("AEGRPID", "AEDECOD"):
        if adae.has(name):
            answer |= adae.repeated(SUBJECT, name) & adae.filled(name)
    return answer
