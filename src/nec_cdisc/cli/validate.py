"""The command ``validate``: checks of a package of datasets, ours or anybody's."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from nec_cdisc.console.screen import screen, shown
from nec_cdisc.plugin.check import Level
from nec_cdisc.report.validation.json_report import write_json
from nec_cdisc.standard.loading import load
from nec_cdisc.study.facts import told_by
from nec_cdisc.validate.origin import Origin
from nec_cdisc.validate.running import Outcome
from nec_cdisc.validate.validation import Validation, validate

OUTPUTS = "outputs"
#: The folders of files below the outputs, each with that of its lineage.
SETS = (("lineage", "sdtm"), ("adam_lineage", "adam"))


def run_validate(folder: Path, package: Path | None, out: Path | None) -> int:
    """Validate a folder of datasets, or what lies in the outputs of a study; returns 1 with any error."""
    console = screen()
    told = told_by(folder)
    standard = load(told.sdtmig, told.ct, folder / "specs").standard
    outputs = folder / OUTPUTS
    folders = [package] if package is not None else [outputs / files for _, files in SETS if (outputs / files).is_dir()]
    origin = Origin.of_outputs(outputs, SETS) if package is None else Origin()
    validation = validate(folders, standard, told.facts, origin)
    target = out if out is not None else outputs / "validation"
    target.mkdir(parents=True, exist_ok=True)
    write_json(validation, target / "findings.json")
    _show(console, validation, target)
    return 1 if validation.levels[Level.ERROR] or validation.levels[Level.REJECT] else 0


def _show(console: Console, validation: Validation, target: Path) -> None:
    for finding in validation.findings[:20]:
        console.print(shown(f"{finding.rule.level} {finding.rule.id} {finding.dataset} {finding.message}"))
    said = ", ".join(f"{validation.outcomes[outcome]} {outcome}" for outcome in Outcome)
    console.print(f"{len(validation.results)} rules: {said}; {len(validation.findings)} findings in {target.name}")
