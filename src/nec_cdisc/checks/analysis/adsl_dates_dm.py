"""Dates of ADSL against those of DM."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("ADS117", Level.ERROR, ADSL=("USUBJID",), DM=("USUBJID",))
def adsl_dates_dm(adsl: Records, dm: Records) -> Iterator[Found]:
    """A date of ADSL that is named after one of DM is the same day.

    Why: Whoever traces the number finds another date in SDTM.
    Do: Derive the date from the variable of DM that it is named after.
    Source: ADaMIG 1.3, on names of variables that are derived from dates of SDTM.
    """
    pairs = {name: f"{name}C" for name in adsl.dataset.columns if name.endswith("DT") and dm.has(f"{name}C")}
    if not pairs:
        message = "ADSL has no date that is named after one of DM"
        raise Skipped(message)
    rows = adsl.row_in(dm)
    for name, source in pairs.items():
        own, told = adsl.dates(name), dm.dates(source).at(rows)
        wrong = own.complete & told.complete & (own.first != told.first)
        shown = dm.text(source).take(rows).to_list() if wrong.any() else []
        yield adsl.found(wrong, f"{name} is another day than {source} of DM, {{told}}", name, said={"told": shown})
