"""Has transport files read by two strangers, and raises where they see anything else than this package does.

The strangers are pyreadstat, in this process, and ``xport``, in an environment of its own. Compared are every cell,
and of every variable the name, place, type, length, label and format. A stranger that is missing is a failure.
Usage: ``judge(path, ...)`` in a test, or ``python tests/referee/judge.py FILE...``.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyreadstat

sys.path.insert(0, str(Path(__file__).parent))  # found from wherever it is started

from environment import interpreter

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.xpt.read import Numbers, Table, read

#: Differences that are told for one file.
SHOWN = 20


class Disagreement(AssertionError):
    """A referee reads a file differently."""


def judge(*paths: Path) -> None:
    """Raise :class:`Disagreement` with every difference between our reading and that of the two referees.

    Raises ``RefereeMissing`` where the environment of ``xport`` cannot be built, and ``ValueError`` without any file:
    nothing to judge is no verdict.
    """
    if not paths:
        message = "no file to judge"
        raise ValueError(message)
    by_xport = read_by_xport(*paths)
    found = []
    for path in paths:
        ours = [_facts(table) for table in read(path)]
        for referee, theirs in (("pyreadstat", read_by_pyreadstat(path)), ("xport", by_xport[str(path)])):
            found += [f"{path.name}, {referee}: {text}" for text in _differences(ours, theirs)]
    if found:
        raise Disagreement("\n".join(found[:SHOWN]))


def read_by_xport(*paths: Path) -> dict[str, list[dict[str, Any]]]:
    """Return what ``xport`` reads, by path."""
    script = Path(__file__).with_name("read_xport.py")
    command = [str(interpreter()), str(script), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"xport cannot read the files: {done.stderr.strip()[-500:]}"
        raise Disagreement(message)
    read_facts: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return read_facts


def read_by_pyreadstat(path: Path) -> list[dict[str, Any]]:
    """Return what pyreadstat reads: the first dataset of a file."""
    frame, meta = pyreadstat.read_xport(path, disable_datetime_conversion=True)
    variables = [
        {
            "name": name,
            "label": label or "",
            "type": "Num" if meta.readstat_variable_types[name] == "double" else "Char",
            "length": meta.variable_storage_width[name],
            "format": _sas_format(meta.original_variable_types[name]),
        }
        for name, label in zip(meta.column_names, meta.column_labels, strict=True)
    ]
    facts = {
        "name": meta.table_name,
        "label": meta.file_label or "",
        "variables": variables,
        "records": meta.number_rows if meta.number_rows is not None else len(frame),
        "cells": [[_cell(value) for value in frame[name].tolist()] for name in meta.column_names],
    }
    return [facts]


def _sas_format(told: str | None) -> str:
    """Return a format as SAS has it: pyreadstat leaves out a full stop at the end, and says NULL for none."""
    if told in {None, "", "NULL"}:
        return ""
    return told if "." in told else f"{told}."


def _facts(table: Table) -> dict[str, Any]:
    """Return our own reading in the referees' terms: blank text is ``""`` there."""
    member = table.member
    return {
        "name": member.name,
        "label": member.label,
        "created": member.stamp.isoformat(),
        "variables": [
            {"name": item.name, "label": item.label, "type": item.type, "length": item.length, "format": item.format}
            for item in member.variables
        ],
        "records": table.records,
        "cells": [_cells(column) for column in table.columns],
    }


def _cells(column: Encoded | Numbers) -> list[str | None]:
    if isinstance(column, Numbers):
        return [_cell(value) for value in column.doubles.tolist()]
    return [value or "" for value in column.to_list()]


def _cell(value: Any) -> str | None:
    if isinstance(value, float):
        return None if math.isnan(value) else value.hex()
    return "" if value is None else str(value)


def _differences(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> Iterator[str]:
    """Tell the differences; what a referee does not say (pyreadstat: the time stamp) is not asked."""
    if len(ours) != len(theirs):
        yield f"{len(theirs)} datasets, not {len(ours)}"
    for mine, other in zip(ours, theirs, strict=False):
        for key in ("name", "label", "created", "records"):
            if key in other and mine[key] != other[key]:
                yield f"{key} {other[key]!r}, not {mine[key]!r}"
        yield from _of_variables(mine, other)


def _of_variables(mine: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    names = [variable["name"] for variable in mine["variables"]]
    if names != [variable["name"] for variable in other["variables"]]:
        yield f"variables {[variable['name'] for variable in other['variables']]}, not {names}"
        return
    for one, two in zip(mine["variables"], other["variables"], strict=True):
        yield from (f"{one['name']}: {key} {two[key]!r}, not {one[key]!r}" for key in one if one[key] != two[key])
    for name, one, two in zip(names, mine["cells"], other["cells"], strict=True):
        # Readers differ in what they give for blank text in a column without any value.
        pairs = enumerate(zip(one, two, strict=False), 1)
        yield from (f"{name}: record {row} {b!r}, not {a!r}" for row, (a, b) in pairs if (a or "") != (b or ""))


if __name__ == "__main__":
    judge(*map(Path, sys.argv[1:]))
