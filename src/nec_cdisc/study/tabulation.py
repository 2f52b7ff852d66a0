"""Looks into a folder of SDTM transport files: which datasets it holds, with which variables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from nec_cdisc.mapping.analysis import TabulationDataset
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.families.analysis import TWO_FILES
from nec_cdisc.readers.raw_file import require_content
from nec_cdisc.readers.supplement import qualifiers
from nec_cdisc.source.text_file import entries
from nec_cdisc.standard.model import Standard
from nec_cdisc.xpt.member import NUM, Member
from nec_cdisc.xpt.read import members

#: How the names of files of supplemental qualifiers begin, the short one where the name would be too long.
SUPPLEMENTS = ("supp", "sq")


def tabulation_in(folder: Path, standard: Standard) -> tuple[list[TabulationDataset], list[Problem]]:
    """Return the datasets in a folder of SDTM transport files, with their supplemental qualifiers as columns.

    A variable holds what SDTM says of it: a number where it is one in the file, a date where SDTM has one. Problems:
    ANL105 for a folder without such files, and those of files that cannot be read.
    """
    found = entries(folder, folder.name)
    paths = [] if isinstance(found, Problem) else [path for path in found if path.suffix.lower() == ".xpt"]
    if not paths:
        return [], [Problem("ANL105", f"there is no transport file in {folder.name}", Place(folder.name))]
    described, problems = _described(paths, folder.name)
    supplements = _supplements(described)
    datasets = [
        _dataset(folder, file, member, supplements.get(member.name), standard, problems)
        for file, member in described.items()
        if not file.lower().startswith(SUPPLEMENTS)
    ]
    return datasets, problems


def _described(paths: Iterable[Path], folder: str) -> tuple[dict[str, Member], list[Problem]]:
    """Return file to what it holds; of two files of one dataset the second is a problem."""
    described: dict[str, Member] = {}
    problems: list[Problem] = []
    file_of: dict[str, str] = {}
    for path in sorted(paths):
        file = f"{folder}/{path.name}"
        try:
            require_content(path, path.name)
            member = members(path)[0][0]
        except Unreadable as fault:
            problems.append(replace(fault.problem, place=fault.problem.place or Place(file)))
            continue
        first = file_of.setdefault(member.name, path.name)
        if first == path.name:
            described[path.name] = member
        else:
            message = f"{member.name} is in {first} and in {path.name}"
            problems.append(Problem(TWO_FILES, message, Place(file)))
    return described, problems


def _supplements(described: dict[str, Member]) -> dict[str, str]:
    """Return dataset to the file of its supplemental qualifiers."""
    return {
        file.lower().removesuffix(".xpt").removeprefix(prefix).upper(): file
        for file in described
        for prefix in SUPPLEMENTS
        if file.lower().startswith(prefix)
    }


def _dataset(
    folder: Path, file: str, member: Member, supplement: str | None, standard: Standard, problems: list[Problem]
) -> TabulationDataset:
    names = [variable.name for variable in member.variables]
    kinds = {variable.name: "number" for variable in member.variables if variable.type == NUM}
    kinds |= {name: "iso8601" for name in names if name not in kinds and standard.has_date(member.name, name)}
    more: list[str] = []
    if supplement is not None:
        try:
            more = [name for name in qualifiers(folder / supplement) if name not in names]
        except Unreadable as fault:
            problems.append(fault.problem)
            supplement = None
    return TabulationDataset(member.name, file, (*names, *more), kinds, supplement)
