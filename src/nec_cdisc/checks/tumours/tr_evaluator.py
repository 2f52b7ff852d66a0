"""Lesions are measured by whoever identified them."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import SUBJECT, Records


@check("TUM134", Level.ERROR, TR=("USUBJID", "TRLNKID", "TREVAL"), TU=("USUBJID", "TULNKID", "TUEVAL"))
def tr_evaluator(tr: Records, tu: Records) -> Iterator[Found]:
    """A lesion is measured by an evaluator who has identified it.

    Why: Each evaluator has lesions, sums and responses of their own; mixed, none of them is right.
    Do: Correct TREVAL or TUEVAL (and the identifiers of the evaluators).
    Source: SDTMIG 3.4, TU and TR: evaluators are told apart by --EVAL and --EVALID.
    """
    same = tr.row_in(tu, SUBJECT, "--LNKID", *evaluators(tr, tu), blanks=True) >= 0
    known = tr.filled("TRLNKID") & (tr.row_in(tu, SUBJECT, "--LNKID") >= 0)
    message = "Lesion {TRLNKID} was identified by another evaluator than {TREVAL} {TREVALID}"
    yield tr.found(known & ~same, message, "TREVAL", "TRLNKID")
