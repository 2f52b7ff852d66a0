"""An arm of a subject is one of the trial."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import differs, usual_pairs
from nec_cdisc.records.table import Records

#: Codes of former versions for subjects without an arm.
NO_ARM = frozenset({"SCRNFAIL", "NOTASSGN", "NOTTRT", "UNPLAN"})


@check("TDS112", Level.ERROR, DM=("ARMCD", "ARM"), TA=("ARMCD", "ARM"))
def dm_arm_in_ta(dm: Records, ta: Records) -> Iterator[Found]:
    """The planned and the actual arm of a subject are arms of TA, with the same name.

    Why: Elements and epochs of the subject come from its arm.
    Do: Correct the arm of the subject, or add the arm to TA.
    Source: SDTMIG 3.4, DM, ARMCD and ACTARMCD: values of TA.
    """
    arms = usual_pairs([ta], "ARMCD", "ARM")
    for code, name in (("ARMCD", "ARM"), ("ACTARMCD", "ACTARM")):
        if dm.has(code):
            strange = dm.matches(code, lambda text: text not in arms and text.upper() not in NO_ARM)
            yield dm.found(strange, f"{code} {{{code}}} is no arm of TA", code)
            other = differs(dm, code, name, arms)
            says = f"{code} {{{code}}} is {{{name}}} here and {{planned}} in TA"
            yield dm.found(other.mask, says, name, code, said={"planned": other.usual})
