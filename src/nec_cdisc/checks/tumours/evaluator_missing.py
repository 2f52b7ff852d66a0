"""Evaluators have a role."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TUM135", Level.ERROR, each=("--EVALID", "--EVAL"))
def evaluator_missing(records: Records) -> Iterator[Found]:
    """Where an evaluator has an identifier, the role of the evaluator is there, too.

    Why: RADIOLOGIST 1 alone does not say that the assessment is an independent one.
    Do: Fill --EVAL.
    Source: SDTM, variables --EVAL and --EVALID.
    """
    lacking = records.filled("--EVALID") & records.blank("--EVAL")
    yield records.found(lacking, "--EVALID is {--EVALID} and --EVAL is missing", "--EVAL", "--EVALID")
