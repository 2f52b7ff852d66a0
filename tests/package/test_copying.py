"""Datasets are copied as they were published, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nec_cdisc.package.copying import copy_datasets
from nec_cdisc.package.part import Part
from nec_cdisc.study.made_of import made


@pytest.fixture
def part(tmp_path: Path) -> Part:
    """Return a published set of two files."""
    folder = tmp_path / "sdtm"
    folder.mkdir()
    (folder / "dm.xpt").write_bytes(b"dm")
    (folder / "ae.xpt").write_bytes(b"ae" * 1_000_000)
    (tmp_path / "made.json").write_text(made(folder), encoding="utf-8")
    return Part("sdtm", None, folder, tmp_path / "made.json")


def copied(part: Part, target: Path) -> list[tuple[str, str]]:
    """Copy a set, and return code and message of each problem."""
    return [(item.code, item.message) for item in copy_datasets(part, target, lambda *_: None)]


def test_the_copies_are_the_recorded_files(part, tmp_path):
    """Every byte is copied, and what is done is told up to the end."""
    told = []
    assert list(copy_datasets(part, tmp_path / "new" / "sdtm", lambda *said: told.append(said))) == []
    for path in part.folder.iterdir():
        assert (tmp_path / "new" / "sdtm" / path.name).read_bytes() == path.read_bytes()
    assert told[-1] == ("copy sdtm", 2_000_002, 2_000_002)


def test_a_file_that_was_not_recorded_so_is_told(part, tmp_path):
    """Another content, a file more and a file less are each named (PKG003)."""
    (part.folder / "dm.xpt").write_bytes(b"DM")
    (part.folder / "ae.xpt").rename(part.folder / "vs.xpt")
    assert copied(part, tmp_path / "new") == [
        ("PKG003", "dm.xpt is not the file that was published"),
        ("PKG003", "vs.xpt is not the file that was published"),
        ("PKG003", "ae.xpt is gone"),
    ]


def test_nothing_recorded_is_nothing_to_deliver(part, tmp_path):
    """A record that is missing, or no record, vouches for no file."""
    for number, text in enumerate(("no", "[]", json.dumps({}))):
        part.recorded.write_text(text, encoding="utf-8")
        assert [code for code, _ in copied(part, tmp_path / f"new{number}")] == ["PKG003", "PKG003"]


def test_a_link_is_refused(part, tmp_path):
    """A link among the datasets is not followed, wherever it leads (PKG026)."""
    (part.folder / "dm.xpt").unlink()
    (part.folder / "dm.xpt").symlink_to(part.folder / "ae.xpt")
    assert copied(part, tmp_path / "new") == [("PKG026", "dm.xpt is a link, a folder or a device")]
    assert not (tmp_path / "new" / "dm.xpt").exists()
