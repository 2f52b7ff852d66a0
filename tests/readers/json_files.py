"""Writes Dataset-JSON as its specification has it, for tests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ABOUT = {
    "datasetJSONCreationDateTime": "2024-12-05T10:00:00",
    "datasetJSONVersion": "1.1.0",
    "itemGroupOID": "IG.AE",
    "name": "AE",
    "label": "Adverse Events",
}


def about(columns: Mapping[str, str], records: Any, /, **other: Any) -> dict[str, Any]:
    """Return what a file says of a dataset with these columns, each with its type."""
    described = [
        {"itemOID": f"IT.{name}", "name": name, "label": name.title(), "dataType": kind}
        for name, kind in columns.items()
    ]
    return {**ABOUT, "records": records, "columns": described, **other}


def as_object(said: Mapping[str, Any], rows: Sequence[Sequence[Any]]) -> str:
    """Return the text of a ``.json`` file."""
    return json.dumps({**said, "rows": rows})


def as_lines(said: Mapping[str, Any], rows: Sequence[Sequence[Any]]) -> str:
    """Return the text of a ``.ndjson`` file."""
    return "".join(json.dumps(line) + "\n" for line in (said, *rows))


#: Both ways to write a file, by ending.
WRITTEN = {".json": as_object, ".ndjson": as_lines}


def write(path: Path, said: Mapping[str, Any], rows: Sequence[Sequence[Any]]) -> Path:
    """Write a file as its ending says."""
    path.write_text(WRITTEN[path.suffix](said, rows), encoding="utf-8")
    return path
