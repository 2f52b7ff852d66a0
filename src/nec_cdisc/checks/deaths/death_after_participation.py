"""Participation ends with death at the latest."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH116", Level.ERROR, DM=("DTHDTC", "RFPENDTC"))
def death_after_participation(dm: Records) -> Iterator[Found]:
    """A subject's participation does not end after its death.

    Why: What is known of the subject after RFPENDTC is its survival; it cannot have taken part when dead.
    Do: Correct DTHDTC or RFPENDTC.
    Source: SDTMIG 3.4, DM, RFPENDTC.
    """
    late = dm.dates("RFPENDTC").after(dm.dates("DTHDTC"))
    yield dm.found(late, "RFPENDTC is {RFPENDTC} and DTHDTC {DTHDTC}", "RFPENDTC", "DTHDTC")
