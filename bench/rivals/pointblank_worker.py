"""Runs the plan of pointblank on packages; it runs in the rival's environment and imports nothing of ours.

Usage: ``python pointblank_worker.py FACTS.json [FOLDER …] < folders.txt``: one folder with ``sdtm`` and ``adam`` per
line, or those named; answers one line of JSON for each. A dataset whose bytes and subjects were seen
before is not interrogated again.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
from pointblank_plan import plan

ROWS = 20
Found = list[dict[str, Any]]


def main() -> None:
    """Answer for each folder."""
    facts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    seen: dict[str, Found] = {}
    for line in sys.argv[2:] or sys.stdin:
        start = time.process_time()
        found = _judge(Path(line.strip()), facts, seen)
        print(json.dumps({"findings": found, "seconds": time.process_time() - start}), flush=True)


def _judge(folder: Path, facts: dict[str, Any], seen: dict[str, Found]) -> Found:
    found: Found = []
    for part, subjects_of in (("sdtm", "dm"), ("adam", "adsl")):
        subjects = _subjects(folder / part / f"{subjects_of}.xpt")
        for path in sorted((folder / part).glob("*.xpt")):
            name = path.stem.upper()
            if name in facts:
                key = hashlib.sha256(path.read_bytes() + repr(subjects).encode()).hexdigest()
                if key not in seen:
                    seen[key] = _dataset(path, name, facts[name], subjects)
                found += seen[key]
        for name, known in facts.items():
            if known["part"] == part and known["needed"] and not (folder / part / f"{name.lower()}.xpt").exists():
                found.append({"check": "file", "severity": "error", "dataset": name, "message": "no file"})
    return found


def _subjects(path: Path) -> list[str] | None:
    return sorted(set(_read(path)["USUBJID"])) if path.exists() else None


def _read(path: Path) -> pd.DataFrame:
    frame, _ = pyreadstat.read_xport(str(path), disable_datetime_conversion=True)
    return frame.replace("", None)


def _dataset(path: Path, name: str, facts: dict[str, Any], subjects: list[str] | None) -> Found:
    try:
        frame = _read(path)
        return _told(plan(frame, name, facts, subjects), name)
    except Exception as fault:  # noqa: BLE001 - the user would be told which dataset it was
        message = f"{type(fault).__name__}: {fault}"[:200]
        return [{"check": "broken", "severity": "error", "dataset": name, "message": message}]


def _told(validation: Any, name: str) -> Found:
    found: Found = []
    for step in validation.validation_info:
        if step.all_passed or not step.active:
            continue
        variables = _variables(step)
        one = {"check": step.assertion_type, "severity": "error", "dataset": name, "variables": variables}
        rows = step.extract
        if step.eval_error or rows is None or not hasattr(rows, "columns") or "USUBJID" not in rows.columns:
            found.append({**one, "message": str(step.eval_error or ""), "count": int(step.n_failed or 1)})
            continue
        sequence = "ASEQ" if "ASEQ" in rows.columns else f"{name}SEQ"
        for row in rows.head(ROWS).to_dict("records"):
            number = row.get(sequence)
            number = None if number is None or number != number else float(number)  # noqa: PLR0124 - NaN
            found.append(
                {**one, "subject": row["USUBJID"] or "", "sequence": number, "message": _value(row, variables)}
            )
    return found


def _variables(step: Any) -> list[str]:
    """Return the variables of a step; the plan names those of an expression in its brief."""
    if step.assertion_type == "col_vals_expr":
        return str(step.brief).split()
    column = step.column if isinstance(step.column, list) else [step.column]
    return [str(name) for name in column if name and name != "ROWS"]


def _value(row: dict[str, Any], variables: list[str]) -> str:
    return "; ".join(str(row.get(variable)) for variable in variables)


if __name__ == "__main__":
    main()
