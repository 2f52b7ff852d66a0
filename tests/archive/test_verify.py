"""Verification: an archive is what was archived, or it is said what is wrong where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nec_cdisc.archive.opened import RECORD
from nec_cdisc.archive.verify import verify
from nec_cdisc.problem import Problem


def said(path: Path) -> list[str]:
    """Return code, place and message of everything that is wrong with an archive."""
    return [f"{item.code} {item.place}: {item.message}" for item in verify(path).problems]


def flip(path: Path, at: int = 0, bit: int = 0) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)


def test_an_archive_as_it_was_made_holds(bag: Path, tar: Path):
    """Nothing is wrong with a folder or a tar as they were written, and both hold the same files."""
    folder, packed = verify(bag), verify(tar)
    assert folder.holds
    assert packed.holds
    assert folder.opened.files.keys() == packed.opened.files.keys()
    assert folder.said["Archived-By"] == "J. Doe"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("data/raw/dm.csv", "ARC121 data/raw/dm.csv: data/raw/dm.csv was changed: its content has another hash"),
        ("bag-info.txt", "ARC121 bag-info.txt: bag-info.txt was changed: its content has another hash"),
        ("bagit.txt", "ARC121 bagit.txt: bagit.txt was changed: its content has another hash"),
        (
            "manifest-sha256.txt",
            "ARC121 manifest-sha256.txt: manifest-sha256.txt was changed: its content has another hash",
        ),
    ],
)
def test_one_bit_is_found(bag: Path, name: str, expected: str):
    """One bit of the payload, a description or a manifest is found and its file named."""
    flip(bag / name, at=0)
    assert expected in said(bag)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("0123456789abcdef", "tagmanifest-sha256.txt: tagmanifest-sha256.txt names another hash of bag-info.txt"),
        ("`g", "tagmanifest-sha256.txt:1: tagmanifest-sha256.txt: line 1 is not a hash and a name"),
    ],
)
def test_another_sign_in_the_last_manifest_is_found(bag: Path, signs: str, expected: str):
    """No manifest lists the last one: another digit in it names another hash, and any other sign is no hash."""
    path = bag / "tagmanifest-sha256.txt"
    text = path.read_text("utf-8")
    for sign in signs.replace(text[0], ""):
        path.write_text(sign + text[1:], encoding="utf-8")
        assert f"ARC125 {expected}" in said(bag)


def test_a_missing_file_is_named(bag: Path):
    """A file that is gone is the one fault, named once for both manifests; its run misses it, too."""
    (bag / "data/raw/dm.csv").unlink()
    assert "ARC122 data/raw/dm.csv: data/raw/dm.csv is missing" in said(bag)
    assert {line.partition(":")[0] for line in said(bag)} == {
        "ARC122 data/raw/dm.csv",
        "ARC125 bag-info.txt",
        "ARC127 data/raw/dm.csv",
    }


def test_an_added_file_and_folder_are_named(bag: Path):
    """A file that came later is named, hidden or not, and so is an empty folder."""
    (bag / "data/raw/.DS_Store").write_bytes(b"x")
    (bag / "readme.txt").write_bytes(b"x")
    (bag / "data/new").mkdir()
    assert "ARC123 data/raw/.DS_Store: data/raw/.DS_Store is not of the archive" in said(bag)
    assert "ARC123 readme.txt: readme.txt is not of the archive" in said(bag)
    assert "ARC123 data/new: data/new is an empty folder" in said(bag)


def test_a_renamed_file_is_named_by_both_names(bag: Path):
    """A file under another name is neither missing nor new: both names stand in one line."""
    (bag / "data/raw/dm.csv").rename(bag / "data/raw/dm_old.csv")
    faults = said(bag)
    assert "ARC124 data/raw/dm_old.csv: data/raw/dm.csv is now called data/raw/dm_old.csv" in faults
    assert not any(line.startswith(("ARC122", "ARC123")) for line in faults)


def test_a_manifest_that_is_gone_is_named(bag: Path):
    """Each of the four manifests is needed."""
    for name in ("manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"):
        path = bag / name
        data = path.read_bytes()
        path.unlink()
        assert f"ARC122 {name}: {name} is missing" in said(bag)
        path.write_bytes(data)
    assert said(bag) == []


def test_content_and_all_manifests_written_anew_betray_themselves_by_the_record(bag: Path):
    """An output that is edited with both manifests and the manifests of these is not what its run has made."""
    import hashlib  # noqa: PLC0415 - what a forger uses

    edited = bag / "data/outputs/sdtm/dm.xpt"
    flip(edited, at=-1)
    for algorithm in ("sha256", "sha512"):
        for manifest, named in (
            ("manifest", "data/outputs/sdtm/dm.xpt"),
            ("tagmanifest", "manifest-sha256.txt"),
            ("tagmanifest", "manifest-sha512.txt"),
        ):
            path = bag / f"{manifest}-{algorithm}.txt"
            lines = path.read_text("utf-8").splitlines(keepends=True)
            digest = hashlib.new(algorithm, (bag / named).read_bytes()).hexdigest()
            path.write_text(
                "".join(f"{digest}  {named}\n" if line.endswith(f"  {named}\n") else line for line in lines), "utf-8"
            )
    flip_again = {line.partition(":")[0] for line in said(bag)}
    assert "ARC127 data/outputs/sdtm/dm.xpt" in flip_again


def test_a_signature_that_is_gone_or_came_later_is_named(bag: Path):
    """The description says whether an archive is signed: a signature beside an unsigned one is none."""
    (bag / "signature.json").write_text("{}")
    assert said(bag) == ["ARC123 signature.json: signature.json is not of the archive, which was not signed"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\0" * 511, bytes(range(256)) * 40])
def test_what_is_no_archive_is_one_line(tmp_path: Path, content: bytes):
    """Any other file, an empty folder and a path without anything are told in one line each."""
    file = tmp_path / "some.tar"
    file.write_bytes(content)
    (tmp_path / "empty").mkdir()
    assert len(said(file)) == 1
    assert said(tmp_path / "empty")[0].startswith("ARC120")
    assert said(tmp_path / "nowhere")[0].startswith("ARC120")


MUTATIONS = ("flip", "cut", "grow", "remove", "rename", "add", "blank")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(data=st.data())
def test_any_single_change_is_found_and_named(whole_archive, tmp_path: Path, data: st.DataObject):
    """Whatever is done to whichever file of an archive is found, and a fault names that file."""
    bag = tmp_path / "bag"
    shutil.rmtree(bag, ignore_errors=True)
    shutil.copytree(whole_archive.folder, bag)
    files = sorted(path for path in bag.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files), label="file")
    name = path.relative_to(bag).as_posix()
    named = mutated(path, data.draw(st.sampled_from(MUTATIONS), label="mutation"), data)
    problems = verify(bag).problems
    assert problems
    assert any(concerns(problem, name) or concerns(problem, named) for problem in problems), problems


def mutated(path: Path, how: str, data: st.DataObject) -> str:
    """Change a file in one way; return the name under which it may be told."""
    content = path.read_bytes()
    if how == "flip" and content:
        flip(path, data.draw(st.integers(0, len(content) - 1)), data.draw(st.integers(0, 7)))
    elif how == "cut" and content:
        path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    elif how == "remove":
        path.unlink()
    elif how == "rename":
        path.rename(path.with_name(f"{path.name}.new"))
        return f"{path.name}.new"
    elif how == "add":
        path.with_name(f"{path.name}.new").write_bytes(content)
        return f"{path.name}.new"
    elif how == "blank" and content:
        at = data.draw(st.integers(0, len(content)))
        path.write_bytes(content[:at] + b"\n" + content[at:])
    else:
        path.write_bytes(content + b"\n")
    return path.name


def concerns(problem: Problem, name: str) -> bool:
    """Say whether a problem is about a file."""
    assert problem.place is not None
    return problem.place.file.endswith(name) or name in problem.message


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(part=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_any_changed_bit_or_cut_of_a_tar_is_found(whole_archive, tmp_path: Path, part: float, bit: int, cut: bool):
    """Headers, content, padding and end of a tar: no bit of it can change, and no byte can be cut, unnoticed."""
    content = bytearray(whole_archive.tar.read_bytes())
    at = int(part * len(content))
    if cut:
        del content[at:]
    else:
        content[at] ^= 1 << bit
    (tmp_path / "changed.tar").write_bytes(content)
    assert not verify(tmp_path / "changed.tar").holds


def test_every_kind_of_change_of_the_record_is_named_by_line(bag: Path):
    """Edited, cut, moved, dropped and added lines of the run record are each told with their line."""
    path = bag / RECORD
    lines = path.read_bytes().splitlines(keepends=True)
    changes = {
        "edited": (
            [lines[0], lines[1].replace(b'"command":"sdtm"', b'"command":"sdtx"'), *lines[2:]],
            ":2: the run record: line 2 was edited",
        ),
        "cut": ([*lines[:2], *lines[3:]], ":3: the run record: lines were cut out before line 3: run 2 is missing"),
        "moved": ([lines[0], lines[2], lines[1], *lines[3:]], "was moved or put in"),
        "dropped": (lines[:-1], "the run record: lines were cut off at the end: 5 of 6 are there"),
        "edited last": (
            [*lines[:-1], lines[-1].replace(b"J. Doe", b"A. Doe")],
            "the end of the record was changed: line 6",
        ),
        "added": ([*lines, lines[-1]], "lines were put in after line 6, which was the last one"),
    }
    for what, (changed, expected) in changes.items():
        path.write_bytes(b"".join(changed))
        assert any(line.startswith(f"ARC126 {RECORD}") and expected in line for line in said(bag)), (what, said(bag))
