"""The command ``validate``: checks of a package of datasets, ours or anybody's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.console import Console

from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen
from nec_cdisc.console.validation import show_validation
from nec_cdisc.problem import Place, Problem, Severity
from nec_cdisc.report.validation.about import About
from nec_cdisc.report.validation.publish import FOLDER, JSON, Reports, deliver, publish
from nec_cdisc.standard.loading import load, load_analysis
from nec_cdisc.study.facts import Told, told_by
from nec_cdisc.study.freshness import stale, validated
from nec_cdisc.study.inputs import Hashes
from nec_cdisc.validate.comparison import Earlier, read_earlier
from nec_cdisc.validate.core_command import Order, run_core
from nec_cdisc.validate.origin import Origin
from nec_cdisc.validate.recist_audit import audit
from nec_cdisc.validate.suites import Suites, left_out
from nec_cdisc.validate.validation import Validation, validate
from nec_cdisc.validate.waiver import load_waivers
from nec_cdisc.writers.disk_faults import reported
from nec_cdisc.writers.publication import NotWritten, settle
from nec_cdisc.writers.run_record import Entry, Run, nested

OUTPUTS = "outputs"
#: A run of which nobody has stated anything.
RUN = Run("validate")
#: The folders of files below the outputs, each with that of its lineage; SDTM, which CORE looks at, first.
SETS = (("lineage", "sdtm"), ("adam_lineage", "adam"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked: a folder of datasets, where reports go, an earlier report, the command of CORE.

    ``sdtmig`` is a version of the guide other than the study's.
    """

    package: Path | None = None
    out: Path | None = None
    compare: Path | None = None
    core: str | None = None
    suites: bool = False
    sdtmig: str | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    """What reports are about: the study and what it says, raw rows, what was looked at, the line of the run record."""

    folder: Path
    told: Told
    origin: Origin
    looked_at: str
    entry: Entry


def run_validate(folder: Path, asked: Asked, run: Run = RUN) -> int:
    """Validate a folder of datasets, or what lies in the outputs of a study; returns 1 with anything grave open.

    ``run`` is what the run record tells of it, where the reports go to the outputs.
    """
    console = screen()
    outputs = folder / OUTPUTS
    try:
        looked_at, hashes = "", Hashes(folder)
        if asked.package is None:
            settle(outputs)
            outdated = list(stale(folder, hashes))
            if outdated:
                show_in_full(console, outdated, {})
                return 1
            whole = asked.sdtmig is None and asked.out is None
            looked_at = validated(folder, suites=asked.suites, hashes=hashes) if whole else ""
        _apart(asked, outputs)
        earlier = _earlier(asked, outputs)
        if isinstance(earlier, Problem):
            show_in_full(console, [earlier], {})
            return 1
        told = told_by(folder)
        told = told if asked.sdtmig is None else replace(told, sdtmig=asked.sdtmig)
        with reported(outputs):
            read = _read(folder, asked, hashes)
        origin = Origin.of_outputs(outputs, SETS) if asked.package is None else Origin()
        validation = _validated(folder, asked, told, earlier, origin)
        entry = Entry(run, read, _standards(told), _numbers(validation))
        return _reported(console, asked, Reporting(folder, told, origin, looked_at, entry), validation)
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1


def _folders(asked: Asked, outputs: Path) -> list[Path]:
    """Return the folders of the package."""
    if asked.package is not None:
        return [asked.package]
    return [outputs / files for _, files in SETS if (outputs / files).is_dir()]


def _apart(asked: Asked, outputs: Path) -> None:
    """Raise :class:`NotWritten` where reports would stand among datasets: the next run would take them for some."""
    out = asked.out
    if out is not None and any(out.resolve() == folder.resolve() for folder in _folders(asked, outputs)):
        message = f"{out.name} cannot be written: it is the folder of the datasets"
        step = "Name another folder with --out: a package that is submitted holds no reports."
        raise NotWritten(Problem("RUN102", message, Place(out.name), next_step=step))


def _validated(folder: Path, asked: Asked, told: Told, earlier: Earlier | None, origin: Origin) -> Validation:
    """Validate; without a folder of its own a package is what lies in the outputs."""
    outputs = folder / OUTPUTS
    specs = folder / "specs"
    loaded = load(told.sdtmig, told.ct, specs)
    folders = _folders(asked, outputs)
    suites = None
    if asked.suites:
        suites = Suites.of(loaded.standard, load_analysis(told.adamig, told.adam_ct, specs), specs)
    core = None
    if asked.core is not None and folders:
        core = partial(run_core, asked.core, Order(folders[0], told.sdtmig, told.ct))
    validation = validate(
        folders,
        loaded.standard,
        told.facts,
        origin,
        register=load_waivers(folder),
        earlier=earlier,
        core=core,
        more=left_out if suites is None else suites.results,
    )
    found = (*told.problems, *loaded.problems, *(() if suites is None else suites.problems))
    grave = tuple(problem for problem in found if problem.severity is Severity.ERROR)
    return replace(validation, problems=(*grave, *validation.problems))


def _read(folder: Path, asked: Asked, hashes: Hashes) -> dict[str, str]:
    """Return the SHA-256 of each file that is looked at, among them the earlier report."""
    read = hashes.read_by("validate", None if asked.package is None else [asked.package])
    earlier = folder / OUTPUTS / FOLDER / JSON if asked.compare is None else asked.compare
    return read | (hashes.of([earlier]) if earlier.is_file() else {})


def _standards(told: Told) -> dict[str, str]:
    return {"sdtmig": told.sdtmig, "ct": told.ct, "adamig": told.adamig, "adam_ct": told.adam_ct}


def _numbers(validation: Validation) -> dict[str, dict[str, int]]:
    """Return how many findings there are of each level and rule; those that a waiver accepts count apart."""
    return nested(
        Counter(
            (finding.rule.level.value if finding.waiver is None else "waived", finding.rule.id)
            for finding in validation.findings
        )
    )


def _reported(console: Console, asked: Asked, about: Reporting, validation: Validation) -> int:
    told, outputs = about.told, about.folder / OUTPUTS
    versions = f"SDTMIG {told.sdtmig}, controlled terminology {told.ct}"
    said = About(told.study, versions, told.facts.export_date)
    hidden = about.origin.has_secrets("TU", "TR", "RS")  # the audit is of these, and shows no private values
    audited = () if hidden else audit(validation.package, told.facts, about.origin.is_secret)
    reports = Reports(validation, said, audited, about.looked_at)
    target = publish(reports, outputs, about.entry) if asked.out is None else deliver(reports, asked.out)
    show_validation(console, validation, target, about.folder)
    return 0 if validation.holds else 1


def _earlier(asked: Asked, outputs: Path) -> Earlier | Problem | None:
    """Return the report to compare with: the one named, or the last one where the reports go, if it is one."""
    if asked.compare is not None:
        return read_earlier(asked.compare, asked.compare.name)
    last = (outputs / FOLDER if asked.out is None else asked.out) / JSON
    found = read_earlier(last, "the last run") if last.is_file() else None
    return None if isinstance(found, Problem) else found
