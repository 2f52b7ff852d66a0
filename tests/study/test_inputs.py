"""Which files a command reads."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from nec_cdisc.study.inputs import Hashes, named

FILES = (
    "mappings/study.yaml",
    "mappings/waivers.csv",
    "mappings/sdtm/dm.yaml",
    "mappings/adam/adsl.yaml",
    "mappings/sources/edc.yaml",
    "mappings/.hidden",
    "mappings/__pycache__/functions.pyc",
    "specs/extensions.csv",
    "outputs/sdtm/dm.xpt",
    "outputs/lineage/rules.json",
    "outputs/adam/adsl.xpt",
    "outputs/validation/findings.json",
    "raw/dm.csv",
    "others/dm.xpt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a study folder of files that hold their own names."""
    for name in FILES:
        path = tmp_path / "study" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "study"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("sdtm", {0, 2, 4, 7}),
        ("adam", {0, 3, 7, 8, 9}),
        ("validate", {0, 1, 7, 8, 9, 10}),
        ("package", {0, 1, 2, 3, 4, 7, 8, 9, 10, 11}),
    ],
)
def test_each_command_reads_its_own_files(folder: Path, command: str, expected: set[int]):
    """What a command does not depend on is not among its inputs, nor is a hidden file."""
    found = Hashes(folder).read_by(command)
    assert set(found) == {FILES[number] for number in expected}
    assert found["mappings/study.yaml"] == hashlib.sha256(b"mappings/study.yaml").hexdigest()


def test_other_datasets_take_the_place_of_the_outputs(folder: Path):
    """Analysis of a folder of datasets reads that folder, not the outputs."""
    found = Hashes(folder).read_by("adam", [folder / "others"])
    assert "others/dm.xpt" in found
    assert "outputs/sdtm/dm.xpt" not in found


def test_a_path_outside_shows_nothing_of_the_machine(folder: Path, tmp_path: Path, monkeypatch):
    """Of a path outside the study only the name is told; one inside is told from the study folder, however typed."""
    assert named(folder, tmp_path / "secret" / "dm.xpt") == "(outside the study folder)/dm.xpt"
    monkeypatch.chdir(folder)
    assert named(folder, Path("others/dm.xpt")) == "others/dm.xpt"
    assert named(Path(), folder / "others") == "others"


def test_each_file_is_read_once(folder: Path):
    """A hash that was taken is kept, so that what is copied later is compared with it."""
    hashes = Hashes(folder)
    before = hashes.one(folder / "raw/dm.csv")
    (folder / "raw/dm.csv").write_text("other")
    assert hashes.of([folder / "raw/dm.csv"]) == {"raw/dm.csv": before}
    hashes.forget()
    assert hashes.one(folder / "raw/dm.csv") != before
