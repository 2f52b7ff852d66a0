"""The commands ``ct import`` and ``ct diff``: controlled terminology of NCI EVS loaded, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard.model import Standard
from nec_cdisc.standard_files.package import SDTM
from nec_cdisc.standard_files.package_file import read_package
from nec_cdisc.standard_files.selection import Selection, in_use, links, select
from nec_cdisc.standard_files.writing import SPECS, codelist_files, write_folder
from nec_cdisc.study.folder import open_study
from nec_cdisc.writers.publication import NotWritten

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
