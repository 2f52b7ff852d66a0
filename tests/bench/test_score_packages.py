"""The score's packages with a defect are outputs that the validator accepts to look at."""

from __future__ import annotations

from pathlib import Path

from score_parts import ours
from score_parts.finding import verdict
from score_parts.packages import Subject, planted
from tests.mutants.catalogue import DEFECTS
from tests.mutants.clean import make
from tests.mutants.package import open_package


def test_the_validator_judges_a_planted_package_of_a_study(tmp_path: Path):
    """A package with a defect in both sets of datasets is validated whole, nothing is said of the clean one."""
    study = tmp_path / "study"
    wanted = [defect for defect in DEFECTS if defect.id in {"sequence-number-twice", "score-wrong"}]
    clean = open_package(make(study))
    subject = Subject("demo", "Demo", lambda _: (clean, study), DEFECTS, "EVINEC", (5, 10))
    packages = planted(subject, tmp_path / "score", wanted)
    said = [ours.run(package) for package in packages]
    assert [run.broken for run in said] == ["", "", ""]
    assert said[0].findings == ()
    for package, run in zip(packages[1:], said[1:], strict=True):
        assert package.defect is not None
        assert verdict(package.defect, package.difference, said[0], run).found
