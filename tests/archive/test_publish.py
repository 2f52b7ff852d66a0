"""The archive of a study: published whole with its line in the run record, or not at all."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from tests.archive.conftest import RUN, archived
from tests.cli.mounts import read_only

from nec_cdisc.archive.publish import Archived, Order, archive
from nec_cdisc.archive.verify import verify
from nec_cdisc.writers.disk_faults import NotWritten
from nec_cdisc.writers.lock import held

SCRIPT = Path(__file__).parents[1] / "torture" / "every_point_of_archive.py"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != ".lock"}


def refusal(study: Path, order: Order | None = None) -> str:
    """Archive a study and return what is said, while the outputs stay as they are."""
    before = contents(study / "outputs")
    with pytest.raises(NotWritten) as refused:
        archive(study, order or Order(RUN, lambda _, __, ___: None))
    assert contents(study / "outputs") == before
    return f"{refused.value.problem.code} {refused.value.problem.message}"


def test_the_same_study_gives_the_same_archive_in_any_folder(whole_study: Path, tmp_path: Path):
    """Same study, person and time: folder and tar are the same, byte by byte, wherever the study lies."""
    found = []
    for name in ("here", "Größe, 試験/there"):
        study = Path(shutil.copytree(whole_study, tmp_path / name / "study"))
        done = archived(study)
        assert isinstance(done, Archived)
        assert str(tmp_path).encode() not in done.tar.read_bytes()
        found.append(contents(study / "outputs"))
    assert found[0] == found[1]


def test_archiving_again_changes_nothing(study: Path):
    """A second run with the same person and time gives the same archive, and the record has no second line of it."""
    assert isinstance(archived(study), Archived)
    before = contents(study / "outputs")
    assert isinstance(archived(study), Archived)
    assert contents(study / "outputs") == before


def test_another_library_finds_the_bag_valid(whole_archive: Archived, tmp_path: Path):
    """The reference implementation of BagIt validates the folder, and the tar after unpacking by Python's tarfile."""
    assert bagit.Bag(str(whole_archive.folder)).validate()
    with tarfile.open(whole_archive.tar) as packed:
        packed.extractall(tmp_path, filter="data")
        assert {(item.uid, item.gid, item.uname, item.mode, item.mtime) for item in packed} == {
            (0, 0, "", 0o644, 1769817600)
        }
    assert bagit.Bag(str(tmp_path / whole_archive.folder.name)).validate()


def test_everything_is_in_it(whole_archive: Archived):
    """Raw data, mappings, standard, outputs, reports, lineage, package, run record and lock file are in the archive."""
    data = whole_archive.folder / "data"
    for name in (
        "raw/dm.csv",
        "mappings/study.yaml",
        "mappings/adam/adsl.yaml",
        "standard",
        "outputs/sdtm/dm.xpt",
        "outputs/adam/adsl.xpt",
        "outputs/reports/problems.csv",
        "outputs/lineage/made_of.json",
        "outputs/validation/findings.json",
        "outputs/package/m5/datasets/readme.txt",
        "outputs/run_record.jsonl",
        "program/requirements.lock",
    ):
        assert (data / name).exists(), name


def test_the_record_tells_of_the_archive(study: Path):
    """The line of the archive says who, when and why, and it is the last one, in the outputs and in the archive."""
    done = archived(study)
    assert isinstance(done, Archived)
    outside = (study / "outputs" / "run_record.jsonl").read_bytes()
    assert (done.folder / "data" / "outputs" / "run_record.jsonl").read_bytes() == outside
    line = json.loads(outside.splitlines()[-1])
    assert (line["command"], line["by"], line["at"], line["reason"]) == ("archive", RUN.by, RUN.at, RUN.reason)


def test_archives_of_other_dates_stay(study: Path):
    """An archive of another export date, and what people put beside it, stay when a new one is published."""
    place = study / "outputs" / "archive"
    (place / "T-1-2019-01-01" / "data").mkdir(parents=True)
    (place / "T-1-2019-01-01" / "data" / "a.txt").write_text("old")
    (place / "note.txt").write_text("mine")
    assert isinstance(archived(study), Archived)
    assert (place / "T-1-2019-01-01" / "data" / "a.txt").read_text() == "old"
    assert (place / "note.txt").read_text() == "mine"
    assert isinstance(archived(study, replace(RUN, by="A. Other")), Archived)
    assert (place / "T-1-2019-01-01" / "data" / "a.txt").read_text() == "old"


@pytest.mark.parametrize(("change", "said"), [("write", "changed"), ("remove", "went away")])
def test_a_file_that_changes_while_it_is_archived(study: Path, change: str, said: str):
    """A raw file that is edited or deleted during the run is named, and nothing is archived."""
    raw = study / "raw" / "vs.csv"

    def tell(_: int, __: int, name: str) -> None:
        if name == "data/mappings/study.yaml":
            raw.unlink() if change == "remove" else raw.write_text("other")

    assert refusal(study, Order(RUN, tell)) == f"ARC105 raw/vs.csv {said} while it was archived"


def test_a_link_in_the_study_is_refused(study: Path):
    """A link is named: what it leads to may be another file tomorrow."""
    (study / "raw" / "more.csv").symlink_to("dm.csv")
    assert refusal(study) == "ARC106 raw/more.csv is a link"


def test_a_second_run_is_told_who_holds_the_outputs(study: Path):
    """While another run works in the folder nothing is archived, and the message says which."""
    with held(study / "outputs"), pytest.raises(NotWritten) as refused:
        archived(study)
    assert refused.value.problem.code == "RUN103"
    assert f"process {os.getpid()}" in refused.value.problem.message


def test_a_full_disk_leaves_the_last_archive(study: Path):
    """Where a file cannot be written in full, the last archive stays and the message names the file."""
    assert isinstance(archived(study), Archived)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
        said = refusal(study, Order(replace(RUN, by="A. Other"), lambda _, __, ___: None))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert said.startswith("RUN102 outputs/archive/T-1-2026-01-31")
    assert said.endswith(" cannot be written: a file would be larger than the system allows")
    assert verify(study / "outputs/archive/T-1-2026-01-31.tar").holds


def test_a_disk_that_is_read_only_keeps_the_last_archive(study: Path):
    """A read-only disk is named as such, and the last archive stays."""
    assert isinstance(archived(study), Archived)
    with read_only(study / "outputs"):
        said = refusal(study, Order(replace(RUN, by="A. Other"), lambda _, __, ___: None))
    assert said.startswith("RUN102 ")
    assert said.endswith("cannot be written: the disk is read-only")
    assert verify(study / "outputs/archive/T-1-2026-01-31.tar").holds


def test_a_record_that_somebody_changed_is_not_continued(study: Path):
    """With an edited, shortened or missing run record nothing is archived, and the line is named."""
    path = study / "outputs" / "run_record.jsonl"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"command":"adam"', b'"command":"adxm"', 1))
    assert refusal(study).startswith("ARC101 line 3 was edited")
    path.write_bytes(b"".join(data.splitlines(keepends=True)[:-1]))
    assert refusal(study).startswith("ARC101 the end of the record was changed")
    path.unlink()
    assert refusal(study) == "ARC101 outputs/run_record.jsonl is gone"


def test_killed_at_every_fault_point(whole_study: Path, tmp_path: Path):
    """Killed anywhere, the archive is the old or the new one with its line in the record, and the next run works."""
    study = Path(shutil.copytree(whole_study, tmp_path / "study"))
    answer = subprocess.run([sys.executable, SCRIPT, study], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    points = answer.stdout.splitlines()
    for expected in (
        "run_record.jsonl is written",
        "raw/dm.csv is in the bag",
        "the manifests are written",
        "T-1-2026-01-31.tar is written",
        "archive is in place",
        "run_record.jsonl is in place",
        "the journal is kept",
    ):
        assert expected in points
