"""Who has an actual arm was treated."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO113", Level.WARNING, DM=("USUBJID", "ACTARMCD"), EX=("USUBJID",))
def dm_actual_arm_without_dose(dm: Records, ex: Records) -> Iterator[Found]:
    """A subject with an actual arm has a dose in EX.

    Why: A subject that was assigned and never treated has no actual arm; it would count as treated.
    Do: Leave ACTARMCD blank with ARMNRS ASSIGNED, NOT TREATED, or look for the doses.
    Source: SDTMIG 3.4, DM, ACTARMCD and ARMNRS.
    """
    arm = dm.filled("ACTARMCD") & ~dm.matches(
        "ACTARMCD", lambda code: code.upper() in {"SCRNFAIL", "NOTASSGN", "NOTTRT", "UNPLAN"}
    )
    undosed = arm & (dm.row_in(ex) < 0) & ~dm.filled("ARMNRS")
    yield dm.found(undosed, "ACTARMCD is {ACTARMCD} and EX has no dose of the subject", "ACTARMCD")
