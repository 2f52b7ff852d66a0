"""A trial summary parameter has a value or says why not."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TDS104", Level.ERROR, TS=("TSPARMCD", "TSVAL"))
def ts_value_or_null_flavor(ts: Records) -> Iterator[Found]:
    """A trial summary parameter has a value, or a null flavour that says why it has none, and not both.

    Why: A blank value leaves open whether it was forgotten, unknown or does not apply.
    Do: Add the value or TSVALNF.
    Source: SDTMIG 3.4, TS, TSVAL and TSVALNF.
    """
    neither = ts.blank("TSVAL") & ts.blank("TSVALNF")
    yield ts.found(neither, "{TSPARMCD} has neither TSVAL nor TSVALNF", "TSVAL", "TSVALNF")
    both = ts.filled("TSVAL") & ts.filled("TSVALNF")
    yield ts.found(both, "{TSPARMCD} has TSVAL {TSVAL} and TSVALNF {TSVALNF}", "TSVALNF", "TSVAL")
