"""Subjects of the study are analysed."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADS103", Level.ERROR, DM=("USUBJID",), ADSL=("USUBJID",))
def dm_in_adsl(dm: Records, adsl: Records) -> Iterator[Found]:
    """Every subject of DM is in ADSL; those who failed screening, where ADSL has any of them.

    Why: A subject who is left out counts in no population and no table.
    Do: Add the subject to ADSL; populations are flags, not records that are left out.
    Source: ADaMIG 1.3, ADSL; sponsors may leave out who was not treated.
    """
    failed = dm.matches("ARMCD", lambda code: code.upper() in {"SCRNFAIL", "NOTASSGN"}) | dm.holds(
        "ARMNRS", "SCREEN FAILURE", "NOT ASSIGNED"
    )
    failed |= dm.blank("ARMCD") & dm.blank("ARM") & dm.blank("RFXSTDTC")
    here = dm.row_in(adsl) >= 0
    asked = ~failed | (failed & here).any()
    yield dm.found(dm.filled(SUBJECT) & ~here & asked, "ADSL has no subject {USUBJID}", SUBJECT)
