"""Null flavours are those of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: The null flavours of ISO 21090.
FLAVORS = (
    *("NI", "INV", "DER", "OTH", "NINF", "PINF", "UNC", "MSK"),
    *("NA", "UNK", "ASKU", "NAV", "NASK", "QS", "TRC", "NP"),
)


@check("TDS132", Level.ERROR, TS=("TSPARMCD", "TSVALNF"))
def ts_null_flavor_known(ts: Records) -> Iterator[Found]:
    """A null flavour of a trial summary parameter is one of ISO 21090.

    Why: Another text does not say to programs why the value is missing.
    Do: Write one of the null flavours, such as NA, UNK, PINF or NAV.
    Source: SDTMIG 3.4, TS, TSVALNF: null flavours of ISO 21090.
    """
    unknown = ts.filled("TSVALNF") & ~ts.holds("TSVALNF", *FLAVORS)
    yield ts.found(unknown, "TSVALNF {TSVALNF} of {TSPARMCD} is no null flavour", "TSVALNF", "TSPARMCD")
