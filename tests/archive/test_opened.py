"""Opening an archive from anybody: nothing is followed, nothing leads out, nothing is endless."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import pytest

from nec_cdisc.archive import opened
from nec_cdisc.archive.opened import name_fault, open_archive
from nec_cdisc.archive.tar import end, header, padding


def packed(path: Path, files: dict[str, bytes]) -> Path:
    """Write a tar of some files as an archive writes it."""
    data = b"".join(header(name, len(text), 0) + text + bytes(padding(len(text))) for name, text in files.items())
    path.write_bytes(data + end(len(data)))
    return path


def said(path: Path) -> list[str]:
    """Return the problems of an archive that is opened."""
    return [f"{item.code} {item.message}" for item in open_archive(path).problems]


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "top/../../x",
        "/etc/passwd",
        "top//x",
        "top/./x",
        "C:/x",
        "top\\x",
        "top/a\0b",
        "",
        "a" * 5000,
        "top/\udcff",
    ],
)
def test_a_name_that_does_harm_is_none(name: str):
    """Names that lead out, that systems read differently, that are endless or no text may not stand there."""
    assert name_fault(name) is not None


@pytest.mark.parametrize("name", ["data/a.csv", "data/Größe, 試験.csv", "data/..a/b..", "data/a b%0A"])
def test_an_unusual_name_is_one(name: str):
    """Other scripts, blanks and dots within a name are no harm."""
    assert name_fault(name) is None


@pytest.mark.parametrize("name", ["../x", "/x", "top/../../x", "other/x", "x"])
def test_a_name_in_a_tar_that_leads_out_is_refused(tmp_path: Path, name: str):
    """A slip out of the folder is told as what may not stand in an archive, and nothing is written."""
    before = sorted(tmp_path.parent.iterdir())
    found = said(packed(tmp_path / "a.tar", {"top/a": b"1", name: b"2"}))
    assert [line.partition(" ")[0] for line in found] == ["ARC128"]
    assert sorted(tmp_path.parent.iterdir()) == before


def test_two_files_of_one_name_are_refused(tmp_path: Path):
    """A name that stands there twice would hide one of the two."""
    data = packed(tmp_path / "one.tar", {"top/a": b"1"}).read_bytes()[:1024]
    (tmp_path / "a.tar").write_bytes(data + data + end(2048))
    assert "a name that stands there twice" in said(tmp_path / "a.tar")[0]


def test_links_and_devices_in_a_folder_are_not_followed(tmp_path: Path):
    """A link, to a file or a folder, and a pipe are named; nothing waits for them."""
    bag = tmp_path / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "data" / "file").symlink_to("/etc/passwd")
    (bag / "data" / "folder").symlink_to("/")
    os.mkfifo(bag / "data" / "pipe")
    found = open_archive(bag)
    assert [f"{item.code} {item.message}" for item in found.problems] == [
        "ARC128 data/file: a link",
        "ARC128 data/folder: a link",
        "ARC128 data/pipe: no file",
    ]
    assert found.files == {}


def test_a_file_beyond_all_measure_is_hashed_and_not_kept(tmp_path: Path, monkeypatch):
    """What stands beside the payload is kept in memory up to a limit; a larger file is told."""
    monkeypatch.setattr(opened, "MOST_BYTES", 10)
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "bag-info.txt").write_bytes(b"x" * 100)
    found = opened.Opened("bag", room=10)
    opened._folder(tmp_path / "bag", found, lambda _, __, ___: None)
    assert found.data("bag-info.txt") == b""
    assert found.files["bag-info.txt"].size == 100
    assert "a size of 100 bytes" in found.problems[0].message


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch):
    """A tar or a folder of more files than any archive has is not read to its end."""
    monkeypatch.setattr(opened, "MOST_FILES", 2)
    files = {f"top/{number}": b"" for number in range(3)}
    assert "more than 2 files" in said(packed(tmp_path / "a.tar", files))[0]
    (tmp_path / "top").mkdir()
    for name in files:
        (tmp_path / name).touch()
    assert "more than 2 files" in said(tmp_path / "top")[0]


def test_a_gnu_tar_is_told_as_packed_anew(tmp_path: Path):
    """A folder packed by another program does no harm, but is not the file that was written."""
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.GNU_FORMAT) as other:
        told = tarfile.TarInfo("top/a.txt")
        told.uname, told.size = "me", 1
        other.addfile(told, io.BytesIO(b"1"))
    assert said(tmp_path / "a.tar") == ["ARC129 the header of a.txt is not as it was written (owner, mode or time)"]


def test_signs_in_names_do_not_steer_a_terminal(tmp_path: Path):
    """A name with an escape sign is shown by the code of the sign."""
    found = said(packed(tmp_path / "a.tar", {"top/b": b"", "top/a\x1b[31m": b""}))
    assert found == ["ARC129 a<U+001B>[31m stands behind b: the order of the files was changed"]


def test_no_permission_is_one_line(tmp_path: Path):
    """A folder that cannot be listed or a file that cannot be read is named."""
    bag = tmp_path / "bag"
    bag.mkdir()
    assert open_archive(bag).problems == []
    assert said(tmp_path / "nothing")[0].startswith("ARC120 there is no nothing")
