"""Best responses of the analysis."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: For each best response the overall responses of which one at least must be there.
NEEDS = {"CR": ("CR",), "PR": ("PR", "CR"), "PD": ("PD",), "NON-CR/NON-PD": ("NON-CR/NON-PD", "CR")}


@check("ADB113", Level.ERROR, ADRS=("USUBJID", "PARAMCD", "AVALC"), RS=("USUBJID", "RSTESTCD", "RSSTRESC"))
def bor_possible(adrs: Records, rs: Records) -> Iterator[Found]:
    """A best overall response is one that some overall response of the subject allows.

    Why: The response rate counts best responses; one that no assessment shows was never seen.
    Do: Derive the best response from the overall responses anew.
    Source: RECIST 1.1, section 4.4.3.
    """
    best = adrs.holds("PARAMCD", "BOR", "CBOR", "BESTRESP")
    if not best.any():
        message = "ADRS has no best overall response (BOR, CBOR)"
        raise Skipped(message)
    overall = rs.holds("RSTESTCD", "OVRLRESP")
    for response, needed in NEEDS.items():
        seen = adrs.row_in(rs.part(overall & rs.holds("RSSTRESC", *needed))) >= 0
        impossible = best & adrs.holds("AVALC", response) & ~seen
        yield adrs.found(impossible, "{PARAMCD} is {AVALC}; no overall response in RS allows it", "AVALC", "PARAMCD")
