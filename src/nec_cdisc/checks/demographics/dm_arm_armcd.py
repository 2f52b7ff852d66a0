"""Arm and code of an arm stand together."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("DMO110", Level.ERROR, DM=("ARM", "ARMCD"))
def dm_arm_armcd(dm: Records) -> Iterator[Found]:
    """An arm has its code and a code its arm, planned and actual; each code stands for one arm.

    Why: Programs take the code, tables the name; both must say the same.
    Do: Correct ARM or ARMCD by the trial arms (TA).
    Source: SDTMIG 3.4, DM, ARM, ARMCD, ACTARM and ACTARMCD.
    """
    for name, code in (("ARM", "ARMCD"), ("ACTARM", "ACTARMCD")):
        if dm.has(name, code):
            alone = dm.filled(name) != dm.filled(code)
            yield dm.found(alone, f"{name} is {{{name}}} and {code} {{{code}}}", name, code)
            other = unusual(dm, (code,), name)
            says = f"{code} {{{code}}} is {{{name}}} here and {{usual}} elsewhere"
            yield dm.found(other.mask, says, name, code, said={"usual": other.usual})
