"""What was not taken has no dose."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("EXP103", Level.ERROR, each=("--DOSE", "--OCCUR"))
def ex_exdose_pos_exoccur_no(records: Records) -> Iterator[Found]:
    """A dose that was not taken has no amount, as far as the record is of what was performed.

    Why: The amount counts in cumulative dose although it was not taken.
    Do: Ask the site whether the dose was taken.
    Source: SDTMIG 3.4, EC, ECOCCUR and ECDOSE; known to reviewers by this name.
    """
    taken = (records.number("--DOSE") > 0) & records.holds("--OCCUR", "N") & ~records.holds("--MOOD", "SCHEDULED")
    yield records.found(taken, "--DOSE is {--DOSE} and --OCCUR is N", "--DOSE", "--OCCUR")
