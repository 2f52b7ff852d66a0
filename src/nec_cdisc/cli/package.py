"""The command ``package``: the folders of an eCTD, made of sets and findings that are brought up to date first."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from nec_cdisc.cli.adam import checked, run_adam, sdtm_rules
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.stated import renewing
from nec_cdisc.cli.validate import Asked, run_validate
from nec_cdisc.console.package import package_progress, show_package, show_refusal
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen
from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.package.build import RUN, Settings, make_package
from nec_cdisc.package.part import Part, RefusedPackage
from nec_cdisc.plan.lint import Linted, lint
from nec_cdisc.plugin.check import Level
from nec_cdisc.problem import Place, Problem, Severity
from nec_cdisc.study.folder import open_study
from nec_cdisc.study.freshness import (
    LINEAGE,
    VALIDATION,
    analysis_is_current,
    findings_are_current,
    maps,
    tabulation_is_current,
)
from nec_cdisc.study.inputs import OUTPUTS, Hashes
from nec_cdisc.study.made_of import NAME as MADE_OF
from nec_cdisc.study.made_of import SET, cut_off_of
from nec_cdisc.writers.publication import NotWritten, settle
from nec_cdisc.writers.run_record import Run

_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([KMGT]?B)?", re.IGNORECASE)
_UNITS = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked: a limit of file sizes in bytes, forms of Dataset-JSON, suites of expectations."""

    split_over: int
    dataset_json: tuple[str, ...] = ()
    suites: bool = False


def size_of(text: str) -> int:
    """Return a size as people write it (5GB, 500 MB) in bytes. Raises ``ValueError`` for what is none."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        message = f"{text!r} is no size; write 5GB or 500MB"
        raise ValueError(message)
    return int(float(found[1]) * _UNITS[(found[2] or "B").upper()])


def run_package(folder: Path, wanted: Wanted, run: Run = RUN) -> int:
    """Make the package of a study; returns 1 where it is refused or cannot be written.

    ``run`` is what the run record tells of it, and of what is made anew first.
    """
    console = screen()
    try:
        settle(folder / OUTPUTS)
        if not maps(folder, SDTM.folder):
            show_in_full(console, [Problem("PKG004", "the study has no mappings/sdtm", Place("mappings"))], {})
            return 1
        hashes = Hashes(folder)
        if not _renewed(console, hashes, run, suites=wanted.suites):
            return 1
        parts = _parts(console, folder)
        if parts is None:
            return 1
        told = _findings(folder)
        with package_progress(console) as progress:
            packaged = make_package(
                folder, parts, Settings(wanted.split_over, wanted.dataset_json), progress, run, hashes
            )
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    except RefusedPackage as refused:
        show_refusal(console, refused.problems)
        return 1
    counted = ", ".join(f"{number} {level}" for level, number in told.items())
    show_package(console, packaged, folder, f"open findings: {counted}; the reviewer's guides tell of them")
    return 0


def _renewed(console: Console, hashes: Hashes, run: Run, *, suites: bool) -> bool:
    """Have datasets and findings be those of export, mappings and specifications as they are now; say whether they are.

    Findings of level error do not keep a package back: the reviewer's guide explains them.
    """
    folder = hashes.folder
    outputs = folder / OUTPUTS
    if not tabulation_is_current(folder, hashes):
        console.print(
            "The SDTM datasets are not those of the export and the mappings as they are now: converting first."
        )
        cut_off = cut_off_of(outputs / LINEAGE[SDTM.folder] / MADE_OF)
        again = renewing(run, "sdtm", cut_off=cut_off, final=False, jobs=1, no_suites=not suites, partitions=1)
        hashes.forget()
        if run_sdtm(folder, cut_off, final=False, suites=suites, run=again):
            return False
    if maps(folder, ADAM.folder) and not analysis_is_current(folder, hashes):
        console.print(
            "The analysis datasets are not those of the SDTM datasets and mappings as they are now: making them first."
        )
        hashes.forget()
        if run_adam(
            folder, None, suites=suites, run=renewing(run, "adam", no_suites=not suites, partitions=1, sdtm=None)
        ):
            return False
    if not findings_are_current(folder, suites=suites, hashes=hashes):
        console.print("The findings are not those of these datasets: validating first.")
        none = dict.fromkeys(("compare", "core", "folder", "out", "standard"))
        hashes.forget()
        run_validate(folder, Asked(suites=suites), renewing(run, "validate", no_suites=not suites, **none))
        if not findings_are_current(folder, suites=suites, hashes=hashes):
            return False
    return True


def _parts(console: Console, folder: Path) -> Sequence[Part] | None:
    """Return the sets to submit with their plans; ``None``, and it is said why, where a plan cannot be computed."""
    outputs = folder / OUTPUTS
    linted = {SDTM.folder: lint(open_study(folder))}
    if maps(folder, ADAM.folder):
        planned = {name: rule["supplementary"] for name, rule in sdtm_rules(folder).items()}
        linted[ADAM.folder] = checked(folder, outputs / SDTM.folder, planned)
    parts = []
    for model, found in linted.items():
        if found.plan is None or found.broken:
            _refuse(console, found)
            return None
        parts.append(Part(model, found.plan, outputs / model, outputs / LINEAGE[model] / SET))
    return parts


def _refuse(console: Console, linted: Linted) -> None:
    errors = [item for item in linted.problems if item.severity is Severity.ERROR]
    show_in_full(console, errors, linted.study.documents)
    console.print("Nothing was packaged: correct what is named above, and run again.")


def _findings(folder: Path) -> Mapping[str, int]:
    """Return how many findings of each level are open.

    Raises :class:`RefusedPackage` with any for which an authority refuses a package.
    """
    said = json.loads((folder / OUTPUTS / VALIDATION / "findings.json").read_text(encoding="utf-8"))
    told = {level.value: int(said["open"][level.value]) for level in Level}
    if told[Level.REJECT.value]:
        message = f"{told[Level.REJECT.value]} findings of level reject are open"
        raise RefusedPackage([Problem("PKG012", message, Place(f"{OUTPUTS}/{VALIDATION}"))])
    return told
