"""Turns datasets of an implementation guide into specification files of a study."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.source.nearest import nearest
from nec_cdisc.standard.datasets import DATASETS, VARIABLES
from nec_cdisc.standard.loading import GUIDE
from nec_cdisc.standard_files.guide import Guide
from nec_cdisc.standard_files.writing import merged_rows, table_text

DATASETS_FILE = "datasets.csv"


@dataclass(frozen=True, slots=True)
class Taken:
    """Datasets taken over: the folder below ``specs/``, the files to write there, and the codelists that they name."""

    folder: str
    datasets: tuple[str, ...]
    files: dict[str, str]
    codelists: tuple[str, ...]


def take_over(guide: Guide, wanted: Sequence[str], held: Collection[str], specs: Path, file: str) -> Taken:
    """Return the files of the datasets wanted, or of all that the study's standard does not hold.

    Rows that the study has written itself stay; those of the guide take the place of the ones of the same name.

    Raises:
        Unreadable: TRM106 where the export lacks a dataset, its variables or its label.

    """
    names = tuple(wanted) or tuple(name for name in (guide.variables or guide.datasets) if name not in held)
    folder = specs / f"{GUIDE}{guide.version}"
    described = {row["dataset"]: row for row in merged_rows(folder / DATASETS_FILE, DATASETS, [])}
    files: dict[str, str] = {}
    for name in names:
        _require(guide, name, described, file)
        own = f"{name.lower()}.csv"
        rows = merged_rows(folder / own, VARIABLES, guide.variables[name])
        files[own] = table_text(VARIABLES, sorted(rows, key=lambda row: int(row["order"])))
    new = [{**row, "keys": described.get(name, row)["keys"]} for name, row in guide.datasets.items() if name in names]
    if files:
        files[DATASETS_FILE] = table_text(DATASETS, merged_rows(folder / DATASETS_FILE, DATASETS, new))
    codes = {code for name in names for row in guide.variables[name] for code in row["codelist"].split()}
    return Taken(folder.name, names, files, tuple(sorted(codes)))


def _require(guide: Guide, name: str, described: Collection[str], file: str) -> None:
    if not guide.variables.get(name):
        near = nearest(name, guide.variables)
        refuse("TRM106", f"{file} has no variables of a dataset {name[:40]!r}.", file, nearest=near)
    if name not in guide.datasets and name not in described:
        step = (
            "Name the export of datasets, too: nec-cdisc standard import VARIABLES DATASETS; or write the row "
            f"of {name} into specs/{GUIDE}{guide.version}/{DATASETS_FILE}."
        )
        refuse("TRM106", f"{file} does not say label, class and structure of {name}.", file, next_step=step)
