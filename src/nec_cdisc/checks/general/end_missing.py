"""What has no end goes on."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.disposition import treatment_over
from nec_cdisc.records.table import Records

#: How a variable says that something went on, or was over, without a date.
RELATIONS = ("--ENRF", "--ENRTPT")
#: The part of the records that have an end before the others are asked for theirs.
USUAL = 0.9


@check(
    "GEN156",
    Level.WARNING,
    each=("USUBJID", "--STDTC", "--ENDTC"),
    DM=("USUBJID", "RFPENDTC"),
    DS=("USUBJID", "DSDECOD"),
)
def end_missing(records: Records, dm: Records | None = None, ds: Records | None = None) -> Iterator[Found]:
    """An event or treatment without an end date says that it goes on, in datasets that say so of others.

    A dose of a subject who has ended neither treatment nor participation goes on without saying so.

    Why: It cannot be told whether it goes on or its end was not entered.
    Do: Ask the site for the end, or whether it goes on (--ENRTPT with --ENTPT).
    Source: SDTMIG 3.4, section 4.4.7; public rules on end time points (Pinnacle 21, SD0021).
    """
    if records.name not in ("AE", "CM", "EC", "EX"):
        return
    open_ = records.blank("--ENDTC") & ~records.holds("--OCCUR", "N") & ~records.holds("--MOOD", "SCHEDULED")
    for name in RELATIONS:
        open_ &= records.blank(name)
    if records.name in ("EC", "EX") and dm is not None:
        open_ &= records.row_in(dm.part(treatment_over(dm, ds))) >= 0
    told = any(records.filled(name).any() for name in RELATIONS)
    if told or records.filled("--ENDTC").mean() >= USUAL:
        yield records.found(open_, "--ENDTC is missing, and nothing says that it goes on", "--ENDTC")
