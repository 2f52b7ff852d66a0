"""A dose has an amount."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("EXP104", Level.WARNING, each=("--DOSE", "--TRT", "--STDTC"))
def ex_dose_missing(records: Records) -> Iterator[Found]:
    """A dose of study treatment that was taken has an amount, as number or as text.

    Why: Without its amount the dose is missing in cumulative dose and dose intensity.
    Do: Ask the site for the dose.
    Source: SDTMIG 3.4, EX and EC, --DOSE and --DOSTXT.
    """
    if records.name not in {"EX", "EC"}:
        message = f"{records.name} is no study treatment"
        raise Skipped(message)
    taken = ~records.holds("--OCCUR", "N") & records.blank("--STAT")
    bare = taken & records.blank("--DOSE") & records.blank("--DOSTXT")
    yield records.found(bare, "there is neither --DOSE nor --DOSTXT", "--DOSE", "--STDTC")
