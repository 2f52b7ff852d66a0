"""What goes on at a time has begun by then."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN137", Level.ERROR, each=("--ENRTPT", "--ENTPT", "--STDTC"))
def reference_time_before_start(records: Records) -> Iterator[Found]:
    """What is ongoing at a reference time began before it.

    Why: One of the two dates is wrong.
    Do: Ask the site for the start; derive the reference time from the last contact.
    Source: SDTMIG 3.4, section 4.4.7; internal consistency.
    """
    going = records.holds("--ENRTPT", "ONGOING") & records.dates("--STDTC").after(records.dates("--ENTPT"))
    yield records.found(going, "it goes on at {--ENTPT} and began later, on {--STDTC}", "--ENTPT", "--STDTC")
