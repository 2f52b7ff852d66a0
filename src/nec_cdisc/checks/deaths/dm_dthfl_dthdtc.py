"""The flag of death and its date stand together."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH103", Level.ERROR, DM=("DTHFL", "DTHDTC"))
def dm_dthfl_dthdtc(dm: Records) -> Iterator[Found]:
    """A subject that died has a date of death, and one with a date of death died.

    Why: Survival needs both; without the date the subject is censored, without the flag it lives.
    Do: Ask the site for the date, as far as it is known, or correct DTHFL.
    Source: SDTMIG 3.4, DM, DTHFL and DTHDTC; known to reviewers by this name.
    """
    dead = dm.holds("DTHFL", "Y")
    yield dm.found(dead & dm.blank("DTHDTC"), "DTHFL is Y and DTHDTC is missing", "DTHDTC", "DTHFL")
    yield dm.found(~dead & dm.filled("DTHDTC"), "DTHDTC is {DTHDTC} and DTHFL is {DTHFL}", "DTHFL", "DTHDTC")
