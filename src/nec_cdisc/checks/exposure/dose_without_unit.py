"""A dose has a unit."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("EXP105", Level.ERROR, each=("--DOSE", "--DOSU"))
def dose_without_unit(records: Records) -> Iterator[Found]:
    """An amount of a treatment has a unit, and a unit an amount.

    Why: Without its unit a dose says nothing; without an amount the unit is a leftover.
    Do: Ask the site for what is missing.
    Source: SDTMIG 3.4, interventions, --DOSE, --DOSTXT and --DOSU.
    """
    amount = records.filled("--DOSE") | records.filled("--DOSTXT") | records.filled("--DOSTOT")
    bare = (records.number("--DOSE") > 0) & records.blank("--DOSU")
    yield records.found(bare, "--DOSE is {--DOSE} without a unit", "--DOSU", "--DOSE")
    yield records.found(records.filled("--DOSU") & ~amount, "--DOSU is {--DOSU} without a dose", "--DOSE", "--DOSU")
