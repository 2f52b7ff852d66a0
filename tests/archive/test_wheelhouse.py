"""The packages of a lock file, fetched for an archive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc.archive import wheelhouse as module
from nec_cdisc.archive.wheelhouse import last_words, wheelhouse
from nec_cdisc.writers.disk_faults import NotWritten


def test_a_package_with_another_hash_is_refused(tmp_path: Path):
    """What the registry gives must be what the lock file names; the installer's words are shown."""
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"mdurl==0.1.2 --hash=sha256:{'0' * 64}\n", "ascii")
    (tmp_path / "fetched").mkdir()
    with pytest.raises(NotWritten, match="mdurl") as fault:
        wheelhouse(lock, tmp_path / "fetched")
    assert fault.value.problem.code == "RPL020"
    assert list((tmp_path / "fetched").iterdir()) == []


def test_what_was_fetched_is_told_by_its_place_in_the_archive(tmp_path: Path, monkeypatch):
    """Only wheels are asked for, each by its hash, and their names are those in the payload."""
    asked: list[str] = []

    def pip(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.extend(command)
        (tmp_path / "b.whl").write_bytes(b"")
        (tmp_path / "a.whl").write_bytes(b"")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(module.subprocess, "run", pip)
    found = wheelhouse(Path("requirements.lock"), tmp_path)
    assert found == {"wheelhouse/a.whl": tmp_path / "a.whl", "wheelhouse/b.whl": tmp_path / "b.whl"}
    assert asked[:4] == [sys.executable, "-m", "pip", "download"]
    assert {"--require-hashes", "--only-binary", "--no-deps"} <= set(asked)


@pytest.mark.parametrize("fault", [OSError(2, "none"), subprocess.TimeoutExpired("pip", 1)])
def test_an_installer_that_does_not_answer_is_told(tmp_path: Path, monkeypatch, fault: Exception):
    """No pip, or one that waits for ever, is one problem."""

    def pip(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(module.subprocess, "run", pip)
    with pytest.raises(NotWritten) as refused:
        wheelhouse(Path(os.devnull), tmp_path)
    assert refused.value.problem.code == "RPL020"


def test_last_words_are_the_end_of_one_line():
    """Long words are cut in front, and what steers a terminal is shown as its code."""
    assert last_words("a\n  b\n") == "a b"
    assert last_words("x" * 700 + "\x1b[2J").endswith("<U+001B>[2J")
    assert len(last_words("x" * 700)) == 600
