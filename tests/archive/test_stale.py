"""What keeps a study from being archived, told by content, with the command that helps."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.archive.conftest import archived

from nec_cdisc.archive.stale import needed, unfit
from nec_cdisc.problem import Problem
from nec_cdisc.study.inputs import Hashes
from nec_cdisc.writers.chain import GENESIS, canonical, chain
from nec_cdisc.writers.run_record import known


def said(study: Path) -> list[str]:
    """Return what keeps a study from being archived."""
    return [f"{item.code} {item.message}" for item in problems(study)]


def problems(study: Path) -> list[Problem]:
    """Return the problems themselves."""
    return unfit(study, known(study / "outputs", ""), Hashes(study))


def test_nothing_keeps_a_study_of_which_everything_is_made(study: Path):
    """Where everything is up to date there is no problem, whatever the times of the files are."""
    for path in study.rglob("*"):
        os.utime(path, (0, 0))
    assert said(study) == []


def test_raw_data_that_changed_name_the_command(study: Path, edited):
    """A raw value of the same length, with the old time of the file, is noticed; only conversion must run again."""
    before = (study / "raw/vs.csv").stat()
    edited("raw/vs.csv", "180", "181")
    os.utime(study / "raw/vs.csv", ns=(before.st_atime_ns, before.st_mtime_ns))
    (found,) = problems(study)
    assert (found.code, found.message) == ("ARC103", "since sdtm has run, there changed: raw/vs.csv")
    assert "nec-cdisc sdtm" in (found.next_step or "")


@pytest.mark.parametrize(
    ("name", "old", "new", "commands"),
    [
        ("mappings/sdtm/vs.yaml", "test per visit", "test and visit", ["sdtm", "package"]),
        ("mappings/adam/adsl.yaml", "YEARS", "MONTHS", ["adam", "package"]),
        ("mappings/study.yaml", "A trial", "The trial", ["sdtm", "adam", "validate", "package"]),
    ],
)
def test_mappings_that_changed_name_what_depends_on_them(study: Path, edited, name, old, new, commands):
    """Each command is told that has read the file, and no other."""
    edited(name, old, new)
    assert said(study) == [f"ARC103 since {command} has run, there changed: {name}" for command in commands]


def test_new_files_and_files_that_are_gone_are_changes(study: Path):
    """A specification that was laid over the standard, and a mapping that was taken away, are told."""
    (study / "specs").mkdir()
    (study / "specs" / "extensions.csv").write_text("x")
    (study / "mappings" / "corrections.csv").unlink()
    assert said(study)[0] == (
        "ARC103 since sdtm has run, there changed: mappings/corrections.csv (gone), specs/extensions.csv (new)"
    )


def test_outputs_that_were_edited_are_no_outputs(study: Path):
    """A dataset that is edited, gone or put in by hand is told for the command that writes it."""
    path = study / "outputs" / "package" / "m5" / "datasets" / "readme.txt"
    path.write_text("other")
    (path.parent / "more.txt").write_text("mine")
    assert said(study) == [
        (
            "ARC104 not as package has published them: outputs/package/m5/datasets/more.txt (new),"
            " outputs/package/m5/datasets/readme.txt"
        )
    ]
    (study / "outputs" / "sdtm" / "vs.xpt").unlink()
    assert "ARC104 not as sdtm has published them: outputs/sdtm/vs.xpt (gone)" in said(study)


def test_what_people_put_beside_reports_is_no_change(study: Path):
    """Reports are a shared folder: a note of the data manager keeps nobody from archiving, unless it was read."""
    (study / "outputs" / "adam_reports" / "note.txt").write_text("mine")
    assert said(study) == []


def test_what_was_never_made_names_the_command(study: Path):
    """Without a line of a command in the record the command is named."""
    (study / "outputs" / "run_record.jsonl").write_bytes(GENESIS)
    found = [f"ARC102 the run record has no run of {name}" for name in ("sdtm", "adam", "validate", "package")]
    assert said(study) == found
    done = archived(study) if not (study / "outputs" / ".published").unlink() else None
    assert isinstance(done, list)


def test_a_study_without_analysis_needs_none(tmp_path: Path):
    """SDTM and analysis are needed where there are mappings of them, validation and package always."""
    (tmp_path / "mappings" / "sdtm").mkdir(parents=True)
    assert [needed(tmp_path, name) for name in ("sdtm", "adam", "validate", "package")] == [True, False, True, True]


def changed_line(study: Path, command: str, **values: object) -> list[str]:
    """Return what is said where the line of a command said something else."""
    lines = known(study / "outputs", "").lines
    line = {**next(line for line in lines if line.get("command") == command), **values}
    line |= {"number": 1, "previous": chain(GENESIS).head}
    (study / "outputs" / "run_record.jsonl").write_bytes(GENESIS + canonical(json.loads(json.dumps(line))))
    return [text for text in said(study) if not text.startswith("ARC102")]


def test_another_version_of_the_program_is_a_change(study: Path):
    """Outputs of an earlier version are made again before they are archived."""
    found = changed_line(study, "sdtm", versions={"nec-cdisc": "0.0.1"})
    assert found[0].startswith("ARC103 since sdtm has run, there changed: the program itself (it was 0.0.1, it is ")


def test_validation_of_another_package_is_none_of_the_study(study: Path):
    """Findings of datasets that lie elsewhere are not those of the outputs."""
    found = changed_line(study, "validate", settings={"folder": "others"})
    assert found == ["ARC103 validate last looked at others, not at the outputs"]


def test_data_from_outside_cannot_be_archived(study: Path):
    """Analysis of datasets that lie outside the study folder is refused with their names."""
    name = "(outside the study folder)/dm.xpt"
    assert changed_line(study, "adam", inputs={name: "0" * 64}) == [f"ARC107 adam has read {name}"]
