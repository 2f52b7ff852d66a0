"""Looks into a folder of SDTM, whoever wrote its files: which datasets it holds, with which variables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.mapping.analysis import TabulationDataset
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.readers import dataset_json
from nec_cdisc.readers.dataset_json_header import DATES
from nec_cdisc.readers.sas_values import kind_of
from nec_cdisc.readers.supplement import qualifiers
from nec_cdisc.source.text_file import entries
from nec_cdisc.standard.model import Standard
from nec_cdisc.xpt.member import NUM
from nec_cdisc.xpt.read import members

#: How the names of files of supplemental qualifiers begin, the short one where the name would be too long.
SUPPLEMENTS = ("supp", "sq")
TRANSPORT = ".xpt"


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the folder: its dataset, and the kind of each variable (``number``, ``iso8601``, ``text``)."""

    path: Path
    dataset: str
    variables: Mapping[str, str]

    @property
    def supplements(self) -> str | None:
        """The dataset whose supplemental qualifiers the file holds."""
        stem = self.path.stem.lower()
        return next((stem.removeprefix(start).upper() for start in SUPPLEMENTS if stem.startswith(start)), None)


def tabulation_in(folder: Path, standard: Standard) -> tuple[list[TabulationDataset], list[Problem]]:
    """Return the datasets in a folder of SDTM, with their supplemental qualifiers as columns.

    Files are transport files or Dataset-JSON. A variable holds what SDTM says of it: a number where it is one in the
    file, a date where SDTM or the file has one. Problems: ANL105 for a folder without such files, ANL150 for a dataset
    that several files hold, and those of files that cannot be read.
    """
    found = entries(folder, folder.name)
    known = (TRANSPORT, *dataset_json.SUFFIXES)
    paths = [] if isinstance(found, Problem) else [path for path in found if path.suffix.lower() in known]
    if not paths:
        message = f"there is no transport file and no Dataset-JSON in {folder.name}"
        return [], [Problem("ANL105", message, Place(folder.name))]
    problems: list[Problem] = []
    files: list[_File] = []
    for path in paths:
        try:
            files.append(_file(path))
        except Unreadable as fault:
            problems.append(fault.problem)
    problems += _held_twice(files, folder)
    supplements = {file.supplements: file for file in files if file.supplements is not None}
    datasets = [
        _dataset(file, supplements.get(file.dataset), standard, problems) for file in files if file.supplements is None
    ]
    return datasets, problems


def _file(path: Path) -> _File:
    """Look into a file.

    Raises:
        Unreadable: where it cannot be used at all.

    """
    if path.suffix.lower() != TRANSPORT:
        header = dataset_json.described(path, path.name)
        return _File(path, header.name, {column.name: _kind(column.type) for column in header.columns})
    member = members(path)[0][0]
    kinds = {
        variable.name: _kind(kind_of(variable.format)[0]) if variable.type == NUM else "text"
        for variable in member.variables
    }
    return _File(path, member.name, kinds)


def _kind(said: str) -> str:
    """Return what a column holds, by the type that the file gives it."""
    if said in DATES:
        return "iso8601"
    return "number" if said in {"number", "integer", "float", "double", "decimal"} else "text"


def _held_twice(files: Iterable[_File], folder: Path) -> Iterator[Problem]:
    """Tell of datasets that several files hold: which of them is meant cannot be known."""
    holders: dict[str, list[str]] = {}
    for file in files:
        holders.setdefault(file.dataset, []).append(file.path.name)
    for dataset, names in holders.items():
        if len(names) > 1:
            message = f"{dataset} stands in {len(names)} files of {folder.name}: {', '.join(names)}"
            yield Problem("ANL150", message, Place(f"{folder.name}/{names[0]}"))


def _dataset(file: _File, supplement: _File | None, standard: Standard, problems: list[Problem]) -> TabulationDataset:
    names = list(file.variables)
    kinds = {name: kind for name, kind in file.variables.items() if kind != "text"}
    kinds |= {name: "iso8601" for name in names if name not in kinds and standard.has_date(file.dataset, name)}
    more: list[str] = []
    if supplement is not None:
        try:
            more = [name for name in qualifiers(supplement.path) if name not in names]
        except Unreadable as fault:
            problems.append(fault.problem)
            supplement = None
    held = None if supplement is None else supplement.path.name
    return TabulationDataset(file.dataset, file.path.name, (*names, *more), kinds, held)
