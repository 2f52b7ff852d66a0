"""Parameters and their codes."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import not_one_to_one
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADA106", Level.ERROR, each_analysis=("PARAM", "PARAMCD"))
def param_one_to_one(records: Records) -> Iterator[Found]:
    """Each PARAMCD has one PARAM, and each PARAM one PARAMCD.

    Why: Analyses select by the code and show the text; with two of one kind they mix or split parameters.
    Do: Give each parameter one code and one text.
    Source: ADaMIG 1.3, PARAM and PARAMCD are one to one within a dataset.
    """
    wrong = not_one_to_one(records, (), "PARAMCD", "PARAM")
    yield records.found(wrong, "{PARAMCD} goes with {PARAM} here and with another one elsewhere", "PARAMCD", "PARAM")
    lacking = records.blank("PARAMCD") | records.blank("PARAM")
    yield records.found(lacking, "PARAMCD is {PARAMCD} and PARAM is {PARAM}", "PARAMCD", "PARAM")
