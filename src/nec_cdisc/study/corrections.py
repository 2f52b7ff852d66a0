"""The register of approved corrections, ``mappings/corrections.csv``."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.csv_file import Row, load_csv
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.study_path import leaving

REGISTER = "corrections.csv"
_KNOWN = "Name one of the forms: "
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
    places: Mapping[str, Place]


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
        row.places,
    )


def misnamed(
    corrections: Iterable[Correction], forms: Collection[str], headers: Mapping[str, Sequence[str] | None]
) -> Iterator[Problem]:
    """Yield the forms and columns that a register names and the export does not have, each in its cell.

    ``headers`` are the columns of each form, ``None`` for a file that cannot be read.
    """
    for item in corrections:
        place = item.places.get("form", item.place)
        if item.form not in forms:
            message = f"there is no form '{item.form}'"
            yield Problem(
                "MAP123", message, place, nearest=nearest(item.form, forms), next_step=_KNOWN + ", ".join(forms)
            )
            continue
        header = headers.get(item.form)
        named = [(item.field, "field"), *((column, "key") for column in item.key)]
        for column, cell in named if header is not None else ():
            if column not in (header or ()):
                message = f"form '{item.form}' has no column '{column}' ({cell} of a correction)"
                where = item.places.get(cell, item.place)
                yield Problem("MAP153", message, where, nearest=nearest(column, header or ()))
