"""One folder takes the place of another: in one step, continued after a kill, undone after a fault."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from nec_cdisc.writers import folder_exchange
from nec_cdisc.writers.folder_exchange import MARK, Exchange, Removal, copied, exchanged, flush, require_folder


@pytest.fixture(params=["in one step", "by two renames"])
def exchange(tmp_path: Path, monkeypatch, request) -> Exchange:
    """Give an exchange of two folders, on a system that can exchange them and on one that cannot."""
    if request.param == "by two renames":
        monkeypatch.setattr(folder_exchange, "exchanged", lambda one, other: False)  # noqa: ARG005 - a stand-in
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, encoding="utf-8")
    return Exchange(tmp_path / "new", tmp_path / "old", tmp_path / "aside")


def names(folder: Path) -> list[str]:
    """Return what stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_the_new_folder_is_in_place(exchange: Exchange):
    """The new folder stands in the place of the old one, without a mark."""
    exchange.prepare()
    exchange.do()
    assert (exchange.old / "file").read_text("utf-8") == "new"
    assert names(exchange.old) == ["file"]


def test_what_is_done_is_not_done_again(exchange: Exchange):
    """Doing it twice is doing it once: the old folder does not come back."""
    exchange.prepare()
    exchange.do()
    exchange.prepare()
    exchange.do()
    assert (exchange.old / "file").read_text("utf-8") == "new"


def test_without_an_old_folder(exchange: Exchange):
    """The first set simply gets its place, once, and an undo takes it away again."""
    (exchange.old / "file").unlink()
    exchange.old.rmdir()
    exchange.prepare()
    exchange.do()
    exchange.prepare()
    exchange.do()
    assert (exchange.old / "file").read_text("utf-8") == "new"
    exchange.undo()
    assert not exchange.old.exists()
    assert (exchange.new / "file").read_text("utf-8") == "new"


def test_an_undo_puts_the_old_folder_back(exchange: Exchange):
    """After an undo everything is as before, without a mark; it does no harm where nothing was done."""
    exchange.undo()
    exchange.prepare()
    exchange.do()
    exchange.undo()
    assert (exchange.old / "file").read_text("utf-8") == "old"
    assert names(exchange.old) == ["file"]
    assert (exchange.new / "file").read_text("utf-8") == "new"


def test_an_undo_between_two_renames(tmp_path: Path):
    """Where a run came no further than moving the old folder away, the undo brings it back."""
    (tmp_path / "new").mkdir()
    (tmp_path / "aside").mkdir()
    (tmp_path / "aside" / "file").touch()
    Exchange(tmp_path / "new", tmp_path / "old", tmp_path / "aside").undo()
    assert names(tmp_path / "old") == ["file"]


def test_a_marked_folder_is_not_yet_exchanged(exchange: Exchange):
    """A run killed between mark and exchange is continued."""
    exchange.prepare()
    assert (exchange.old / MARK).exists()
    exchange.prepare()
    exchange.do()
    assert (exchange.old / "file").read_text("utf-8") == "new"


def test_a_system_that_refuses_says_so(tmp_path: Path):
    """Where an exchange is refused for a reason of its own, the reason is raised with the path."""
    (tmp_path / "one").mkdir()
    with pytest.raises(OSError, match="other") as refused:
        exchanged(tmp_path / "one", tmp_path / "other")
    assert refused.value.errno == errno.ENOENT


def test_a_removal_is_done_once_and_undone(tmp_path: Path):
    """A folder goes, a second time nothing happens, and an undo brings it back."""
    (tmp_path / "old").mkdir()
    removal = Removal(tmp_path / "old", tmp_path / "aside")
    removal.do()
    removal.do()
    assert not (tmp_path / "old").exists()
    removal.undo()
    removal.undo()
    assert names(tmp_path) == ["old"]


def test_a_file_or_link_is_no_place_for_a_folder(tmp_path: Path):
    """A file would be lost and a link's target would go stale: both are refused; a folder or nothing is fine."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("folder")
    (tmp_path / "broken").symlink_to("nowhere")
    require_folder(tmp_path / "folder")
    require_folder(tmp_path / "nothing")
    for name in ("file", "link", "broken"):
        with pytest.raises(NotADirectoryError):
            require_folder(tmp_path / name)


def test_a_disk_of_its_own_is_no_place_for_a_folder():
    """A folder on which a disk is mounted cannot be exchanged."""
    with pytest.raises(OSError, match="/") as refused:
        require_folder(Path("/"))
    assert refused.value.errno == errno.EBUSY


def test_everything_in_a_folder_is_flushed(tmp_path: Path, monkeypatch):
    """Each file and each folder is handed to the disk, the folders last."""
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "file").write_text("x", encoding="utf-8")
    handed: list[int] = []
    monkeypatch.setattr(folder_exchange.os, "fsync", handed.append)
    flush(tmp_path)
    assert len(handed) == 3


def test_a_file_or_a_folder_is_copied(tmp_path: Path):
    """A second place holds the same bytes; below a folder, too."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("x", encoding="utf-8")
    copied(tmp_path / "folder", tmp_path / "second")
    copied(tmp_path / "folder" / "file", tmp_path / "third")
    assert (tmp_path / "second" / "file").read_text("utf-8") == "x"
    assert (tmp_path / "third").read_text("utf-8") == "x"


def test_a_disk_without_second_names_gets_a_copy(tmp_path: Path, monkeypatch):
    """Where a file cannot have two names its bytes are copied."""

    def refused(self: Path, target: Path) -> None:  # noqa: ARG001 - stands in for a method
        """Stand in for a disk without hard links."""
        raise OSError(errno.EPERM, "")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    copied(tmp_path / "file", tmp_path / "second")
    assert (tmp_path / "second").read_text("utf-8") == "x"
