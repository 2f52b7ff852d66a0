"""Gives the packaged controlled terminology to rivals: as a file in the layout of NCI EVS, and as plain sets."""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"
TERMS = SPECS / "sdtm-ct-2025-03-28"
#: The codelist of the names that go with a codelist of codes.
NAMES = {"LBTESTCD": "LBTEST", "MITSCD": "MITS", "TRTESTCD": "TRTEST"}
HEADER = (
    "Code\tCodelist Code\tCodelist Extensible (Yes/No)\tCodelist Name\tCDISC Submission Value\t"
    "CDISC Synonym(s)\tCDISC Definition\tNCI Preferred Term\n"
)


def rows(path: Path) -> list[dict[str, str]]:
    """Return the lines of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_package(path: Path) -> None:
    """Write the codelists as NCI EVS lays them out."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for line in rows(TERMS / "index.csv"):
            code, short = line["code"], line["submission_value"]
            file.write(f"{code}\t\t{line['extensible']}\t{line['name']}\t{short}\t\t\t{line['name']}\n")
            for term in rows(TERMS / f"{short}.csv"):
                file.write(f"{term['term_code']}\t{code}\t\t{line['name']}\t{term['value']}\t\t\t{term['value']}\n")


def codelists() -> dict[str, list[str]]:
    """Return the terms of each codelist by its code, those of the sponsor among them."""
    own: dict[str, set[str]] = {}
    for line in rows(SPECS / "extensions.csv"):
        own.setdefault(line["codelist"], set()).add(line["value"])
        own.setdefault(NAMES.get(line["codelist"], ""), set()).add(line["decode"])
    found = {}
    for line in rows(TERMS / "index.csv"):
        short = line["submission_value"]
        terms = {term["value"] for term in rows(TERMS / f"{short}.csv")} | own.get(short, set())
        found[line["code"]] = sorted(terms - {""})
    return found
