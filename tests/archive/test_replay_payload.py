"""The payload of an archive, copied to where it is replayed."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from tests.archive.small_archive import archived, study

from nec_cdisc.archive.opened import open_archive
from nec_cdisc.archive.publish import Archived
from nec_cdisc.archive.replay_payload import payload
from nec_cdisc.writers.disk_faults import NotWritten


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """Give the archive of a small study."""
    with pytest.MonkeyPatch.context() as patch:
        return archived(study(tmp_path_factory.mktemp("small")), patch)


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_folder_and_tar_give_the_same_files(small: Archived, tmp_path: Path):
    """Whichever form an archive comes in, its payload is what lies in the bag."""
    for name, path in (("folder", small.folder), ("tar", small.tar)):
        found = payload(path, open_archive(path), tmp_path / name)
        assert content(found) == content(small.folder / "data")


@pytest.mark.parametrize("form", ["folder", "tar"])
def test_what_changes_after_verification_is_refused(small: Archived, tmp_path: Path, form: str):
    """A file exchanged between the two readings, or gone, is not replayed."""
    path = small.folder if form == "folder" else small.tar
    opened = open_archive(path)
    other = open_archive(path)
    other.files["data/raw/dm.csv"] = opened.files["data/mappings/study.yaml"]
    with pytest.raises(NotWritten, match="changed after it was verified") as fault:
        payload(path, other, tmp_path / "a")
    assert fault.value.problem.code == "RPL030"


def test_a_tar_gives_nothing_but_the_files_that_were_verified(small: Archived, tmp_path: Path):
    """A member that verification never saw, wherever its name leads, is left where it is; one too few is told."""
    opened = open_archive(small.tar)
    evil = tmp_path / "evil.tar"
    (tmp_path / "x").write_text("x", "ascii")
    with tarfile.open(small.tar) as old, tarfile.open(evil, "w") as new:
        for name in ("../../outside", "/outside", "EVIL/data/more.txt"):
            new.add(tmp_path / "x", arcname=name)
        link = tarfile.TarInfo("EVIL/data/raw/dm.csv")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        new.addfile(link)
        for member in old.getmembers()[3:]:
            new.addfile(member, old.extractfile(member))
    with pytest.raises(NotWritten):
        payload(evil, opened, tmp_path / "a" / "b")
    assert {path.name for path in tmp_path.iterdir()} == {"evil.tar", "x", "a"}
    assert not list(tmp_path.rglob("more.txt"))
    assert not [path for path in tmp_path.rglob("*") if path.is_symlink()]
    evil.write_bytes(b"no tar")
    with pytest.raises(NotWritten):
        payload(evil, opened, tmp_path / "c")
