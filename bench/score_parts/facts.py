"""What the specifications say of each dataset, as plain data for the plan of a general data-frame library."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from score_parts.terminology import SPECS, codelists, rows

SDTMIG, ADAMIG = SPECS / "sdtmig-3.4", SPECS / "adamig-1.3"
#: Which specification an analysis dataset follows.
STRUCTURES = {"ADSL": "adsl", "ADAE": "occds"}
NEEDED = ("DM", "TS", "ADSL")
#: Variables whose codelist depends on the record, and one that screening failures do not have.
DEPENDS = re.compile(r"RSTEST(CD)?|\w\wSTRESC|DSDECOD|TSVAL\w*|QVAL")
NOT_REQUIRED = ("ARM",)
#: Datasets whose natural keys hold in this study; those of the others would have to be widened by hand.
NATURAL = ("AE", "CM", "DM", "EX", "LB", "VS", "TR", "TU", "SV", "SE", "TS", "TV", "TI", "TE", "ADSL", "ADAE", "ADTTE")


def facts(study: str, doses: tuple[float, ...]) -> dict[str, dict[str, Any]]:
    """Return what is known of each dataset by its name; ``study`` is its identifier, ``doses`` what may be given."""
    terms = codelists()
    found = {}
    for line in rows(SDTMIG / "datasets.csv"):
        name = line["dataset"]
        path = SDTMIG / f"{name.lower()}.csv"
        if path.is_file():
            keys = line["keys"].split() if name in NATURAL else []
            found[name] = _of(path, keys, "sdtm", terms)
    for parent in ("AE", "CM", "DM", "DS", "EC", "MH", "MI", "SS", "TU"):
        keys = ["USUBJID", "IDVARVAL", "QNAM"]
        found[f"SUPP{parent}"] = _of(SDTMIG / "suppqual.csv", keys, "sdtm", terms)
    for line in rows(ADAMIG / "datasets.csv"):
        path = ADAMIG / f"{STRUCTURES.get(line['dataset'], 'bds')}.csv"
        keys = line["keys"].split() if line["dataset"] in NATURAL else []
        found[line["dataset"]] = {**_of(path, keys, "adam", terms), "order": []}
    return {
        name: {**known, "needed": name in NEEDED, "study": study, "doses": list(doses)} for name, known in found.items()
    }


def _of(path: Path, keys: list[str], part: str, terms: dict[str, list[str]]) -> dict[str, Any]:
    lines = [line for line in rows(path) if line["variable"].isupper()]
    sets = {}
    for line in lines:
        codes = [code for code in line["codelist"].split() if code in terms]
        if codes and not DEPENDS.fullmatch(line["variable"]):
            sets[line["variable"]] = sorted({term for code in codes for term in terms[code]})
    required = [line["variable"] for line in lines if line["core"] == "Req"]
    return {
        "part": part,
        "expected": [line["variable"] for line in lines if line["core"] == "Exp"],
        "required": [name for name in required if name not in NOT_REQUIRED],
        "order": [line["variable"] for line in lines],
        "types": {line["variable"]: line["type"] for line in lines},
        "keys": [key for key in keys if key != "STUDYID"],
        "codelists": sets,
    }
