"""What goes on at a time has not ended before."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN135", Level.ERROR, each=("--ENDTC", "--ENRTPT"))
def ongoing_with_end(records: Records) -> Iterator[Found]:
    """What is ongoing at, or ended after, a reference time has no end before it.

    Why: The record says that it is over and that it goes on.
    Do: Ask the site; remove the end or the statement that it goes on.
    Source: SDTMIG 3.4, section 4.4.7 on --ENRTPT and --ENTPT.
    """
    going = records.holds("--ENRTPT", "ONGOING", "AFTER") & records.filled("--ENDTC")
    time, end = records.dates("--ENTPT"), records.dates("--ENDTC")
    over = going & (end.before(time) | (~time.valid & records.holds("--ENRTPT", "ONGOING")))
    says = "--ENRTPT is {--ENRTPT} at {--ENTPT} although it ended on {--ENDTC}"
    yield records.found(over, says, "--ENRTPT", "--ENDTC", "--ENTPT")
