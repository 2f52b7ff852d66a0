"""The validator finds every seeded defect, and says nothing of the clean package."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.mutants.catalogue import DEFECTS
from tests.mutants.defect import Defect
from tests.mutants.difference import difference
from tests.mutants.package import Package as Files

from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.standard.loading import load, load_analysis
from nec_cdisc.standard.model import Standard
from nec_cdisc.study.facts import told_by
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.finding import Finding, findings
from nec_cdisc.validate.reading import read_package
from nec_cdisc.validate.running import Outcome, Result, run
from nec_cdisc.validate.suites import Suites


@dataclass(frozen=True)
class Validator:
    """The validator with the clean package read and judged; of another one only changed files are read and judged."""

    outputs: Path
    package: Package
    standard: Standard
    suites: Suites
    facts: Facts

    def results(self, package: Package, changed: Package) -> list[Result]:
        """Return what all checks say of a package, and the suites of its changed datasets."""
        return [*run(all_checks(), package, self.standard, self.facts), *self.suites.results(changed)]

    def planted(self, files: Files, folder: Path) -> tuple[Package, Package]:
        """Return a package with a defect, and its changed datasets alone, or all where a define.xml is about them."""
        for path in sorted(folder.glob("*/*.xpt")):
            before = self.outputs / path.relative_to(folder)
            if not files.described and before.exists() and path.samefile(before):
                path.unlink()
        changed = read_package([folder / "sdtm", folder / "adam"])
        kept = files.tables.keys() - files.raw.keys() - changed.tables.keys()
        unchanged = {name: each for name, each in self.package.tables.items() if name in kept}
        members = {name: each for name, each in self.package.members.items() if name in kept}
        tables = dict(sorted({**unchanged, **changed.tables}.items()))
        return Package(tables, {**members, **changed.members}, changed.unread, changed.described), changed


def told(results: list[Result], package: Package, standard: Standard) -> Counter[tuple[object, ...]]:
    """Return the findings by what they say."""
    return Counter(identity(each) for each in findings(results, package, standard))


def identity(finding: Finding) -> tuple[object, ...]:
    """Return rule, dataset, variables, subject and message of a finding."""
    return finding.rule.id, finding.dataset, finding.variables, finding.subject, finding.message


@pytest.fixture(scope="session")
def validator(outputs):
    """Read and judge the clean package."""
    package = read_package([outputs / "sdtm", outputs / "adam"])
    specs = outputs.parent / "specs"
    standard = load(overlay=specs).standard
    suites = Suites.of(standard, load_analysis(overlay=specs), specs)
    return Validator(outputs, package, standard, suites, told_by(outputs.parent).facts)


def test_nothing_is_said_of_the_clean_package(validator):
    """The clean package has no finding of any level, and no rule broke on it."""
    results = validator.results(validator.package, validator.package)
    assert [item.rule.id for item in results if item.outcome is Outcome.BROKEN] == []
    assert list(told(results, validator.package, validator.standard)) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.id)
def test_a_seeded_defect_is_found(validator, clean, defect: Defect, tmp_path):
    """A finding names the place of the defect, with the subject where it names one, and no rule breaks."""
    files = defect.planted_in(clean)
    files.write(tmp_path, clean, validator.outputs)
    package, changed = validator.planted(files, tmp_path)
    results = validator.results(package, changed)
    assert [item.rule.id for item in results if item.outcome is Outcome.BROKEN] == []
    subjects = {record.subject for record in difference(clean, files).records if record.subject}
    said = told(results, package, validator.standard)
    right = [each for each in said if _names(each, defect, subjects)]
    assert right, list(said)[:5]


def _names(said: tuple[object, ...], defect: Defect, subjects: set[str]) -> bool:
    _, dataset, variables, subject, _ = said
    places = {f"{dataset}.{variable}" for variable in variables} or {dataset}
    return bool(places & set(defect.finds)) and (not subject or not subjects or subject in subjects)
