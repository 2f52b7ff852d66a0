"""Chooses the codelists of a package that a study takes over, and how each is linked to others and to variables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.source.nearest import nearest
from nec_cdisc.standard.loading import load
from nec_cdisc.standard.model import Standard
from nec_cdisc.standard_files.package import Package, PublishedCodelist

#: How many names a message lists.
FEW = 12


@dataclass(frozen=True, slots=True)
class Links:
    """What the index of a study's terminology says beyond what NCI EVS publishes.

    ``decodes`` is codelist of codes to codelist of names, ``serving`` the variables that a codelist is for though the
    guide leaves it open; both by NCI code.
    """

    decodes: Mapping[str, str] = field(default_factory=dict)
    serving: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """The codelists taken over, in the order of their names; ``absent`` are those in use that the package lacks."""

    package: Package
    codelists: tuple[PublishedCodelist, ...]
    links: Links
    absent: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Yield a note of what is in use and not in the file (TRM107)."""
        if self.absent:
            more = f" and {len(self.absent) - FEW} more" if len(self.absent) > FEW else ""
            message = f"{self.package.file} does not hold {', '.join(self.absent[:FEW])}{more}, which the study uses."
            yield Problem("TRM107", message, cells=Cells(self.package.file))


def links(standard: Standard) -> Links:
    """Return the links between the codelists that a study has now, and those of the packaged ones."""
    rows = {**load().standard.codelists.index, **standard.codelists.index}
    return Links(
        {code: row["decode"] for code, row in rows.items() if row["decode"]},
        {code: row["also_for"] for code, row in rows.items() if row["also_for"]},
    )


def in_use(standard: Standard) -> dict[str, str]:
    """Return the codelists that a study can use: the packaged ones, those it has now, those its variables name.

    By NCI code, with the name where one is known. So a study may be pinned to a version before that is imported.
    """
    rows = {**load().standard.codelists.index, **standard.codelists.index}
    names = {code: row["submission_value"] for code, row in rows.items()}
    return names | {code: code for code in standard.named_codelists if code not in names}


def select(
    package: Package, known: Links, used: Mapping[str, str], wanted: Iterable[str] = (), *, everything: bool = False
) -> Selection:
    """Return the codelists to take over: those in use, those wanted by name or code, or all.

    ``wanted`` names may say for which variables: ``EOR02TC:QSTESTCD``. The codelist of the names of codes comes along,
    for the variable of the names: that of QSTESTCD is QSTEST.

    Raises:
        Unreadable: TRM106 where the package lacks one that is wanted.

    """
    decodes = _decodes(package, known)
    serving = dict(known.serving)
    codes = set(package.codelists) if everything else {code for code in used if code in package.codelists}
    for text in wanted:
        name, _, variables = text.partition(":")
        code = _found(package, name)
        codes.add(code)
        if variables:
            _serve(serving, code, variables.split(","))
            if code in decodes:
                _serve(serving, decodes[code], [variable.removesuffix("CD") for variable in variables.split(",")])
    codes |= {decodes[code] for code in codes if code in decodes}
    chosen = sorted((package.codelists[code] for code in codes), key=lambda item: item.submission_value)
    absent = sorted(name for code, name in used.items() if code not in package.codelists)
    kept = Links({code: decodes[code] for code in codes if code in decodes}, serving)
    return Selection(package, tuple(chosen), kept, tuple(absent))


def _decodes(package: Package, known: Links) -> dict[str, str]:
    """Return the links to names: those known, where the package has both codelists, and those that it tells itself."""
    held = {one: other for one, other in known.decodes.items() if {one, other} <= set(package.codelists)}
    return package.decodes() | held


def _found(package: Package, name: str) -> str:
    names = {item.submission_value: item.code for item in package.codelists.values()}
    code = name if name in package.codelists else names.get(name)
    if code is None:
        near = nearest(name, names)
        refuse("TRM106", f"{package.file} has no codelist {name[:40]!r}.", package.file, nearest=near)
    return code


def _serve(serving: dict[str, str], code: str, variables: Collection[str]) -> None:
    serving[code] = " ".join(dict.fromkeys([*serving.get(code, "").split(), *variables]))
