"""What a careful programmer writes by hand in pandas to check SDTM: values, codelists, keys, pairs of code and name.

Usage: ``python pandas_worker.py FACTS.json FOLDER``, a folder with ``sdtm`` in it. Prints how many records each rule
does not hold for. Dates and results are looked at as one record shows them; nothing compares records or datasets,
except that subjects stand in DM. It imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

ISO = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d)?)?)?)?)?"
TESTCD = r"[A-Z_][A-Z0-9_]{0,7}"
PRINTABLE = r"[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?"


def main() -> None:
    """Check each dataset."""
    facts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = Path(sys.argv[2]) / "sdtm"
    subjects = set(_read(folder / "dm.xpt")["USUBJID"])
    for path in sorted(folder.glob("*.xpt")):
        name = path.stem.upper()
        for rule, failed in _rules(_read(path), name, facts[name], subjects):
            if failed:
                print(f"{name}: {rule}: {failed} records")


def _read(path: Path) -> pd.DataFrame:
    frame, _ = pyreadstat.read_xport(str(path), disable_datetime_conversion=True)
    return frame


def _rules(frame: pd.DataFrame, name: str, facts: dict[str, Any], subjects: set[str]) -> Iterator[tuple[str, int]]:
    for column in facts["required"]:
        yield f"{column} is filled", len(frame) if column not in frame else int(_blank(frame[column]).sum())
    for column, terms in facts["codelists"].items():
        if column in frame and frame[column].dtype.kind not in "fi":
            yield f"{column} is a term", int((~frame[column].isin([*terms, ""])).sum())
    for column in frame:
        if frame[column].dtype.kind in "fi":
            if column.endswith("DY"):
                yield f"{column} is not 0", int((frame[column] == 0).sum())
            continue
        yield f"{column} is printable", _unlike(frame[column], PRINTABLE)
        if column.endswith("DTC"):
            yield f"{column} is ISO 8601", _unlike(frame[column], ISO)
        elif column.endswith("TESTCD") or column in {"QNAM", "TSPARMCD"}:
            yield f"{column} is a short name", _unlike(frame[column], TESTCD)
    yield from _keys(frame, name, facts, subjects)
    yield from _results(frame, name)


def _blank(column: pd.Series) -> pd.Series:
    return column.isna() if column.dtype.kind in "fi" else column == ""


def _unlike(column: pd.Series, pattern: str) -> int:
    filled = column[column != ""]
    return int((~filled.str.fullmatch(pattern)).sum())


def _keys(frame: pd.DataFrame, name: str, facts: dict[str, Any], subjects: set[str]) -> Iterator[tuple[str, int]]:
    for keys in (["USUBJID", f"{name}SEQ"], [key for key in facts["keys"] if key in frame]):
        if keys and set(keys) <= set(frame):
            yield f"{keys} are unique", int(frame.duplicated(keys).sum())
    if "USUBJID" in frame:
        yield "USUBJID is in DM", int((~frame["USUBJID"].isin(subjects)).sum())
    for code, decode in (("VISITNUM", "VISIT"), (f"{name}TESTCD", f"{name}TEST")):
        if {code, decode} <= set(frame):
            pairs = frame[[code, decode]].drop_duplicates()
            yield (
                f"{code} and {decode} go together",
                int(pairs[code].duplicated().sum() + pairs[decode].duplicated().sum()),
            )


def _results(frame: pd.DataFrame, name: str) -> Iterator[tuple[str, int]]:
    number, text = f"{name}STRESN", f"{name}STRESC"
    if {number, text} <= set(frame):
        numeric = pd.to_numeric(frame[text], errors="coerce").notna()
        yield f"{number} is filled", int((numeric & frame[number].isna()).sum())
    low, high = f"{name}STNRLO", f"{name}STNRHI"
    if {low, high} <= set(frame):
        yield f"{low} is below {high}", int((frame[low] > frame[high]).sum())
        indicator = (
            pd.Series("NORMAL", frame.index)
            .mask(frame[number] < frame[low], "LOW")
            .mask(frame[number] > frame[high], "HIGH")
        )
        judged = frame[number].notna() & (frame[low].notna() | frame[high].notna()) & (frame[f"{name}NRIND"] != "")
        yield f"{name}NRIND", int((judged & (indicator != frame[f"{name}NRIND"])).sum())


if __name__ == "__main__":
    main()
