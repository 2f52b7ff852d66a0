"""The countries of the subjects are those of the trial."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.summary import summary_values
from nec_cdisc.records.table import Records


@check("TDS111", Level.WARNING, DM=("COUNTRY",), TS=("TSPARMCD", "TSVAL"))
def ts_countries(dm: Records, ts: Records) -> Iterator[Found]:
    """The country of a subject is one of those that the trial summary names (FCNTRY).

    Why: The country is mistyped, or the summary lacks one.
    Do: Correct COUNTRY, or add the country to TS.
    Source: SDTMIG 3.4, TS, parameter FCNTRY, planned country of investigational sites.
    """
    planned = summary_values(ts, "FCNTRY")
    if not planned:
        message = "TS names no country"
        raise Skipped(message)
    other = dm.filled("COUNTRY") & ~dm.holds("COUNTRY", *planned)
    yield dm.found(other, f"COUNTRY is {{COUNTRY}}; TS plans {', '.join(planned)}", "COUNTRY")
