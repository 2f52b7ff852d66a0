"""A prior treatment began before the study treatment."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("CMH101", Level.WARNING, each=("USUBJID", "--CAT", "--STDTC"), DM=("USUBJID", "RFXSTDTC"))
def cm_prior_after_first_dose(records: Records, dm: Records) -> Iterator[Found]:
    """A medication or procedure of a prior category began before the first dose.

    Why: A therapy that began later is not prior; it may end the follow-up for progression.
    Do: Ask the site for the start, or for the category.
    Source: internal consistency of CM and PR with DM.RFXSTDTC.
    """
    if records.prefix not in {"CM", "PR"}:
        message = f"{records.name} holds no therapies"
        raise Skipped(message)
    prior = records.matches("--CAT", lambda text: "PRIOR" in text.upper() and "CONCOMITANT" not in text.upper())
    late = prior & records.dates("--STDTC").after(dm.dates("RFXSTDTC").at(records.row_in(dm)))
    yield records.found(late, "--CAT is {--CAT} and it began on {--STDTC}, after the first dose", "--STDTC", "--CAT")
