"""Parameters and their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import not_one_to_one
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADA107", Level.ERROR, each_analysis=("PARAMCD", "PARAMN"))
def paramn_one_to_one(records: Records) -> Iterator[Found]:
    """Each PARAMCD has one PARAMN, and each PARAMN one PARAMCD.

    Why: Tables are sorted by the number; with two of one kind rows mix.
    Do: Give each parameter one number.
    Source: ADaMIG 1.3, PARAMN and PARAM are one to one within a dataset.
    """
    wrong = not_one_to_one(records, (), "PARAMCD", "PARAMN")
    yield records.found(wrong, "{PARAMCD} has PARAMN {PARAMN} here and another pair elsewhere", "PARAMN", "PARAMCD")
