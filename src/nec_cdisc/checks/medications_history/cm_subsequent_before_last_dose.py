"""A subsequent therapy begins after the study treatment."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("CMH102", Level.WARNING, each=("USUBJID", "--CAT", "--STDTC"), DM=("USUBJID", "RFXENDTC"))
def cm_subsequent_before_last_dose(records: Records, dm: Records) -> Iterator[Found]:
    """A subsequent therapy begins on the day of the last dose or later.

    Why: Anti-cancer therapy beside the study treatment confounds the response, and censors progression.
    Do: Ask the site for the start of the therapy and for the last dose.
    Source: internal consistency of CM and PR with DM.RFXENDTC.
    """
    if records.prefix not in {"CM", "PR"}:
        message = f"{records.name} holds no therapies"
        raise Skipped(message)
    later = records.matches("--CAT", lambda text: "SUBSEQUENT" in text.upper() or "POST-TREATMENT" in text.upper())
    early = later & records.dates("--STDTC").before(dm.dates("RFXENDTC").at(records.row_in(dm)))
    says = "--CAT is {--CAT} and it began on {--STDTC}, before the last dose"
    yield records.found(early, says, "--STDTC", "--CAT")
