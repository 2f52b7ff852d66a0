"""The commands ``ct import`` and ``ct diff``: controlled terminology of NCI EVS loaded, and compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.plan.lint import lint
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.standard.loading import load
from nec_cdisc.standard.model import Standard
from nec_cdisc.standard_files.comparison import Change, Comparison, compare, counted, held
from nec_cdisc.standard_files.package import SDTM, Package
from nec_cdisc.standard_files.package_file import is_date, read_package
from nec_cdisc.standard_files.selection import Selection, in_use, links, select
from nec_cdisc.standard_files.uses import uses
from nec_cdisc.standard_files.writing import SPECS, codelist_files, require_inside, write_folder
from nec_cdisc.study.folder import open_study
from nec_cdisc.writers.publication import NotWritten

#: Uses of a term that are shown.
FEW = 10
#: Package and version that a file does not say itself.
Said = tuple[str | None, str | None]


def run_import(folder: Path, file: Path, said: Said, wanted: Sequence[str], *, everything: bool) -> int:
    """Load terminology into the study's ``specs/``; returns 1 where the file or the study cannot be used."""
    console = screen()
    study = open_study(folder)
    if study.mapping is None:
        show_in_full(console, study.problems, study.documents)
        return 1
    try:
        require_inside(folder)
        package = read_package(file, *said)
        whole = everything or package.name != SDTM
        selection = select(package, links(study.standard), in_use(study.standard), wanted, everything=whole)
        write_folder(folder, package.folder, codelist_files(selection, folder / SPECS / package.folder))
    except (Unreadable, NotWritten) as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    _say(console, selection, study.standard)
    return 0


def _say(console: Console, selection: Selection, standard: Standard) -> None:
    package = selection.package
    terms = sum(len(item.terms) for item in selection.codelists)
    taken = f"{len(selection.codelists):,} of {len(package.codelists):,} codelists, {terms:,} terms"
    console.print(f"{shown(package.file)}: {package.name} {package.version}; {taken} written to specs/{package.folder}")
    show_in_full(console, selection.problems(), {})
    if package.name != SDTM:
        console.print("Nothing reads this package yet; it is kept for what describes the study.")
    elif standard.ct == package.version:
        console.print(f"The study is pinned to this version (standard: ct: {standard.ct}).")
    else:
        console.print(f"The study is pinned to {standard.ct}. What would change: nec-cdisc ct diff {standard.ct} "
                      f"{package.version}. To follow the new version, write in mappings/study.yaml:")  # fmt: skip
        console.print("standard:")
        console.print(f"  sdtmig: {standard.version}", markup=False)
        console.print(f"  ct: {package.version}")


def run_diff(folder: Path, old: str, new: str, *, everything: bool, as_json: bool) -> int:
    """Compare two packages by what the study uses; returns 1 where a term in use is gone, or a package unusable."""
    console = Console(highlight=False, soft_wrap=True)
    linted = lint(open_study(folder))
    if linted.plan is None:
        show_in_full(console, linted.problems, linted.study.documents)
        return 1
    try:
        one, other = (_package(folder, linted.study.standard, name) for name in (old, new))
    except Unreadable as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    compared = compare(one, other, uses(linted.plan, folder))
    if as_json:
        console.print(json.dumps(_data(compared, everything=everything), ensure_ascii=False, indent=1), markup=False)
    else:
        for line in _lines(compared, everything=everything):
            console.print(line, markup=False)
    return 1 if compared.breaking else 0


def _package(folder: Path, standard: Standard, name: str) -> Package:
    """Return a package by its date, from specs/, or from a file."""
    if not is_date(name):
        package = read_package(Path(name), dated=False)
        if package.name != SDTM:
            message = f"{package.file} is the package {package.name}; the study uses terms of {SDTM}."
            raise Unreadable(Problem("TRM104", message, cells=Cells(package.file)))
        return package
    loaded = load(standard.version, name, folder / SPECS)
    missing = [item for item in loaded.problems if item.code == "STD113"]
    if missing:
        step = "Import it (nec-cdisc ct import FILE), or name the file of NCI EVS instead of the date."
        raise Unreadable(Problem("STD113", missing[0].message, nearest=missing[0].nearest, next_step=step))
    return held(loaded.standard.codelists, name)


def _lines(compared: Comparison, *, everything: bool) -> Iterable[str]:
    old, new = compared.old, compared.new
    both = sum(code in new.codelists for code in old.codelists)
    yield (
        f"{_named(old)} and {_named(new)}: {both:,} codelists in both, {len(old.codelists) - both:,} in the first "
        f"alone, {len(new.codelists) - both:,} in the second alone"
    )
    for change in compared.ours:
        yield _line(change)
        for what, place in change.uses[:FEW]:
            yield f"    {place}: {shown(what)}"
        if len(change.uses) > FEW:
            yield f"    and {len(change.uses) - FEW:,} more"
    if not compared.ours:
        yield "None of the study's terms changes."
    others = ", ".join(f"{kind}: {number:,}" for kind, number in counted(compared.others).items())
    yield f"Changes that do not concern the study: {others or 'none'}"
    if everything:
        yield from (f"  {_line(change)}" for change in compared.others)
    if compared.breaking:
        yield "Exit 1: the study uses what the second package does not have."


def _named(package: Package) -> str:
    return f"{package.name} {package.version or package.file}"


def _line(change: Change) -> str:
    values = [repr(text) for text in (change.before, change.after) if text]
    return f"{change.kind}: {change.codelist} ({change.code})" + (f" {' -> '.join(values)}" if values else "")


def _data(compared: Comparison, *, everything: bool) -> dict[str, Any]:
    return {
        "old": _named(compared.old),
        "new": _named(compared.new),
        "ours": [_change(change) for change in compared.ours],
        "others": {str(kind): number for kind, number in counted(compared.others).items()},
        **({"other_changes": [_change(change) for change in compared.others]} if everything else {}),
    }


def _change(change: Change) -> dict[str, Any]:
    def where(what: str, place: Place) -> dict[str, Any]:
        return {"what": what, "file": place.file, "line": place.line}

    return {
        "kind": str(change.kind),
        "codelist": change.codelist,
        "code": change.code,
        "before": change.before or None,
        "after": change.after or None,
        "uses": [where(*use) for use in change.uses],
    }
