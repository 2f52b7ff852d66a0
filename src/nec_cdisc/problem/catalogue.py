"""All problem codes, gathered from one file per family."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, Severity
from nec_cdisc.problem.families import (
    analysis,
    archive,
    define,
    document,
    export,
    mapping,
    package,
    protocol,
    record,
    replay,
    run,
    source,
    standard,
    terminology,
    transport,
    value,
    waiver,
)

__all__ = ["CODES", "FAMILIES", "Code", "Severity"]

FAMILIES: dict[str, tuple[Code, ...]] = {
    "SRC": source.CODES,
    "STD": standard.CODES,
    "MAP": mapping.CODES,
    "RAW": export.CODES,
    "ROW": record.CODES,
    "VAL": value.CODES,
    "TRD": protocol.CODES,
    "XPT": transport.CODES,
    "TRM": terminology.CODES,
    "ANL": analysis.CODES,
    "DEF": define.CODES,
    "RUN": run.CODES,
    "WVR": waiver.CODES,
    "ARC": archive.CODES,
    "PKG": package.CODES,
    "DOC": document.CODES,
    "RPL": replay.CODES,
}

CODES: dict[str, Code] = {code.id: code for family in FAMILIES.values() for code in family}
