"""The command ``standard import``: datasets of an implementation guide from an export of the CDISC Library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard.loading import load
from nec_cdisc.standard_files.guide import joined
from nec_cdisc.standard_files.guide_files import take_over
from nec_cdisc.standard_files.library import read_library
from nec_cdisc.standard_files.writing import SPECS, require_inside, write_folder
from nec_cdisc.study.folder import open_study
from nec_cdisc.writers.publication import NotWritten


def run_import(folder: Path, files: Sequence[Path], wanted: Sequence[str]) -> int:
    """Load datasets into the study's ``specs/``; returns 1 where a file or the study cannot be used."""
    console = screen()
    study = open_study(folder)
    if study.mapping is None:
        show_in_full(console, study.problems, study.documents)
        return 1
    chosen = study.mapping.block.standard
    names = [file.name for file in files]
    try:
        require_inside(folder)
        guide = joined([read_library(file) for file in files], names)
        held = load(guide.version, chosen.ct, folder / SPECS).standard
        taken = take_over(guide, wanted, held.datasets, folder / SPECS, names[0])
        if taken.files:
            write_folder(folder, taken.folder, taken.files, beside=True)
    except (Unreadable, NotWritten) as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    if not taken.datasets:
        console.print(f"specs/{taken.folder} holds every dataset of {shown(names[0])}; name one with --dataset.")
        return 0
    console.print(f"{', '.join(taken.datasets)} of SDTMIG {guide.version} written to specs/{taken.folder}")
    console.print(f"CDISC names no natural keys: name those of your datasets in specs/{taken.folder}/datasets.csv.")
    lacking = [code for code in taken.codelists if code not in held.codelists]
    if lacking:
        console.print(
            f"Their codelists {', '.join(lacking)} are not in the terminology of {chosen.ct}: "
            "nec-cdisc ct import FILE takes them over from the file of NCI EVS."
        )
    if guide.version != chosen.sdtmig:
        console.print(f"The study follows SDTMIG {chosen.sdtmig}. To follow this one, write in mappings/study.yaml:")
        console.print(f"standard:\n  sdtmig: {guide.version}\n  ct: {chosen.ct}", markup=False)
    return 0
