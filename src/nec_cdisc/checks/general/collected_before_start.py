"""Nothing is written down before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Classes other than events and interventions have their --DTC before what they plan or observe.
KINDS = frozenset({"AE", "CM", "MH", "DS", "CE", "HO", "DV", "PR", "SU", "ML"})


@check("GEN142", Level.WARNING, each=("--DTC", "--STDTC"))
def collected_before_start(records: Records) -> Iterator[Found]:
    """An event or treatment began by the day on which it was written down.

    Why: One of the two dates is wrong, most often by a year.
    Do: Ask the site for the start.
    Source: internal consistency of --STDTC with --DTC.
    """
    if records.prefix not in KINDS:
        message = f"{records.name} holds neither events nor treatments"
        raise Skipped(message)
    early = records.dates("--DTC").before(records.dates("--STDTC"))
    yield records.found(early, "it began on {--STDTC}, after it was written down on {--DTC}", "--STDTC", "--DTC")
