"""The register of approved corrections, ``mappings/corrections.csv``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.csv_file import Row, load_csv
from nec_cdisc.source.study_path import leaving

REGISTER = "corrections.csv"
COLUMNS = ("form", "key", "field", "old_value", "new_value", "who", "why")


@dataclass(frozen=True, slots=True)
class Correction:
    """An approved override of one raw cell: ``key`` (column to value) finds the record of the form."""

    form: str
    key: Mapping[str, str]
    field: str
    old: str | None
    new: str | None
    who: str
    why: str
    place: Place


def load_corrections(folder: Path) -> tuple[tuple[Correction, ...], list[Problem]]:
    """Read the register; a study without one has no corrections.

    ``key`` names the record as ``site=01; subject=003; ae_no=4``.
    """
    path = folder / FOLDER / REGISTER
    name = f"{FOLDER}/{REGISTER}"
    if not os.path.lexists(path):
        return (), []
    if outside := leaving(folder, name, Place(name)):
        return (), [outside]
    table = load_csv(path, name, COLUMNS)
    problems = list(table.problems)
    found = []
    for row in table.rows:
        correction = _correction(row, problems)
        if correction is not None:
            found.append(correction)
    return tuple(found), problems


def _correction(row: Row, problems: list[Problem]) -> Correction | None:
    values = row.values
    blank = [name for name in ("form", "key", "field", "who", "why") if not values[name]]
    pairs = [part.split("=", 1) for part in (values["key"] or "").split(";") if part.strip()]
    if blank or any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004 - a pair has two sides
        said = f"{', '.join(blank)} must be filled" if blank else "the key is written column=value; column=value"
        problems.append(Problem("MAP101", f"a correction cannot be read: {said}", row.place))
        return None
    key = {name.strip(): value.strip() for name, value in pairs}
    return Correction(
        str(values["form"]),
        key,
        str(values["field"]),
        values["old_value"],
        values["new_value"],
        str(values["who"]),
        str(values["why"]),
        row.place,
    )
