"""The journal: a promise that is kept, or undone; :mod:`test_publication` kills it at every point."""

from __future__ import annotations

import json
from pathlib import Path

from nec_cdisc.writers.journal import JOURNAL, RECORD, Journal, keep, promise, read, recover


def staging(outputs: Path, text: str) -> None:
    """Write a set aside."""
    folder = outputs / ".staging" / "new" / "sdtm"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(text, encoding="utf-8")


def test_a_promise_is_read_as_it_was_written(tmp_path: Path):
    """What is promised stands in the journal, sorted, in plain ASCII and without a clock."""
    staging(tmp_path, "new")
    journal = Journal(("sdtm",), ("candidate",), {"sdtm": ["a.txt", "ä.txt"]})
    promise(tmp_path, journal)
    assert read(tmp_path, JOURNAL) == journal
    text = (tmp_path / JOURNAL).read_text("ascii")
    assert list(json.loads(text)) == ["exchange", "files", "head", "remove", "told"]


def test_a_kept_promise_becomes_the_record(tmp_path: Path):
    """The files of the set that stands there are recorded, and no promise is open."""
    staging(tmp_path, "new")
    journal = Journal(("sdtm",), (), {"sdtm": ["a.txt"]})
    promise(tmp_path, journal)
    keep(tmp_path, journal)
    assert read(tmp_path, JOURNAL) is None
    assert read(tmp_path, RECORD) == journal


def test_recovery_keeps_a_promise_and_sweeps(tmp_path: Path):
    """What a killed run promised is done by the next one, and nothing is left of it aside."""
    staging(tmp_path, "new")
    promise(tmp_path, Journal(("sdtm",), (), {"sdtm": ["a.txt"]}))
    recover(tmp_path)
    assert (tmp_path / "sdtm" / "a.txt").read_text("utf-8") == "new"
    assert not (tmp_path / ".staging").exists()


def test_recovery_sweeps_what_was_only_begun(tmp_path: Path):
    """Without a promise what lies aside is the rest of a run that came to nothing."""
    staging(tmp_path, "half")
    recover(tmp_path)
    assert list(tmp_path.iterdir()) == []
