"""What lies in the outputs is known to be current, or not, by content."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from tests.conftest import write_tabulation
from tests.lineage.conftest import analysis_written

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.validate import Asked, run_validate
from nec_cdisc.report.validation.publish import FOLDER
from nec_cdisc.run import analysis, sdtm
from nec_cdisc.study import freshness, inputs
from nec_cdisc.study.freshness import (
    analysis_is_current,
    findings_are_current,
    stale,
    tabulation_is_current,
    validated,
)
from nec_cdisc.writers.run_record import known, sha256


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Return a small study with its analysis, published."""
    folder = analysis_written(tmp_path / "study")
    assert run_adam(folder, None) == 0
    return folder


def codes(study: Path) -> list[str]:
    """Return the codes of what is out of date."""
    return [problem.code for problem in stale(study)]


def append(path: Path) -> None:
    """Add a byte to a file."""
    path.write_bytes(path.read_bytes() + b"\n")


def test_folders_are_those_of_the_runs():
    """The names of folders are told in one way, whoever asks."""
    assert inputs.OUTPUTS == sdtm.OUTPUTS
    assert freshness.LINEAGE == {"sdtm": sdtm.LINEAGE, "adam": analysis.LINEAGE}
    assert freshness.VALIDATION == FOLDER


def test_what_was_just_made_is_current(study):
    """Another time stamp changes nothing, nor does a waiver."""
    for path in study.rglob("*"):
        os.utime(path, (1, 1))
    (study / "mappings" / "waivers.csv").write_text("rule,dataset,reason,who,date\n", encoding="utf-8")
    assert tabulation_is_current(study)
    assert analysis_is_current(study)
    assert codes(study) == []


@pytest.mark.parametrize(
    "name", ["raw/ae.csv", "mappings/sdtm/ae.yaml", "outputs/sdtm/ae.xpt", "outputs/lineage/made_of.json"]
)
def test_another_export_makes_the_tabulation_stale(study, name):
    """A byte in raw data, mappings, the files of the set or what was recorded of them makes the set stale (PKG001)."""
    append(study / name)
    assert not tabulation_is_current(study)
    assert codes(study) == ["PKG001"]


@pytest.mark.parametrize("name", ["mappings/adam/adsl.yaml", "outputs/adam/adsl.xpt", "outputs/adam_lineage/made.json"])
def test_another_mapping_makes_the_analysis_stale(study, name):
    """A byte in mappings of analysis, or the files of the set, makes that set alone stale (PKG002)."""
    append(study / name)
    assert tabulation_is_current(study)
    assert not analysis_is_current(study)
    assert codes(study) == ["PKG002"]


def test_analysis_of_other_datasets_is_stale(study, tmp_path):
    """Analysis datasets made of SDTM from elsewhere are not those of the outputs."""
    other = tmp_path / "other"
    other.mkdir()
    for path in (study / "outputs" / "sdtm").iterdir():
        (other / path.name).write_bytes(path.read_bytes())
    path = other / "dm.xpt"
    path.write_bytes(path.read_bytes().replace(b"01-001", b"01-003"))
    assert run_adam(study, other) == 0
    assert codes(study) == ["PKG002"]


def test_lineage_that_is_not_the_one_analysed_makes_the_analysis_stale(study):
    """Analysis takes what is planned of SDTM from its lineage: another lineage of the same datasets counts (PKG002)."""
    append(study / "outputs" / "lineage" / "lineage.json")
    assert tabulation_is_current(study)
    assert codes(study) == ["PKG002"]


def test_the_record_tells_of_the_same_files_as_the_sets_do(study):
    """What sets and findings were made of is, file by file, what the run record says that their command has read."""
    run_validate(study, Asked())
    outputs = study / "outputs"
    record = known(outputs, "")
    for command, name in (
        ("sdtm", "lineage/made_of.json"),
        ("adam", "adam_lineage/made_of.json"),
        ("validate", "validation/validated.json"),
    ):
        said = json.loads((outputs / name).read_text(encoding="utf-8"))["files"]
        line = record.last(command)
        assert line is not None
        assert line["inputs"] == said


def test_validation_reads_no_file_twice_for_its_hash(study, monkeypatch):
    """Whether sets are current, what was looked at and what was read take one hash of each file, between them."""
    taken = Counter()

    def counting(path):
        taken[path] += 1
        return sha256(path)

    monkeypatch.setattr(inputs, "sha256", counting)
    run_validate(study, Asked())
    assert taken[study / "outputs" / "sdtm" / "dm.xpt"] == 1
    assert set(taken.values()) == {1}


def test_datasets_of_others_are_not_judged(tmp_path):
    """Where a study has no mappings of SDTM its outputs are anybody's."""
    write_tabulation(tmp_path / "outputs" / "sdtm", {"DM": {"USUBJID": ["1"]}})
    assert codes(tmp_path) == []


def test_validation_refuses_what_is_stale(study, capsys):
    """Datasets that are out of date are not validated (PKG001), and a folder that is named is looked at anyhow."""
    append(study / "raw" / "ae.csv")
    assert run_validate(study, Asked()) == 1
    assert "PKG001" in capsys.readouterr().out
    assert not (study / "outputs" / "validation").exists()
    run_validate(study, Asked(study / "outputs" / "sdtm", study / "out"))
    assert (study / "out" / "findings.json").exists()
    assert not (study / "out" / "validated.json").exists()


def test_findings_are_those_of_these_files(study):
    """Findings are current until a dataset, a waiver or a specification is another."""
    assert not findings_are_current(study, suites=False)
    run_validate(study, Asked())
    assert findings_are_current(study, suites=False)
    assert not findings_are_current(study, suites=True)
    (study / "mappings" / "waivers.csv").write_text("rule,dataset,reason,who,date\n", encoding="utf-8")
    assert not findings_are_current(study, suites=False)
    (study / "mappings" / "waivers.csv").unlink()
    append(study / "outputs" / "adam" / "adsl.xpt")
    assert not findings_are_current(study, suites=False)


def test_findings_with_suites_serve_both(study):
    """Whoever asks for findings without suites is content with more."""
    path = study / "outputs" / "validation" / "validated.json"
    path.parent.mkdir()
    path.write_text(validated(study, suites=True), encoding="utf-8")
    assert findings_are_current(study, suites=True)
    assert findings_are_current(study, suites=False)
    for text in ("", "{}", "[]"):
        path.write_text(text, encoding="utf-8")
        assert not findings_are_current(study, suites=False)
