"""A file takes the place of another one, or does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nec_cdisc.writers.file_exchange import FileExchange


@pytest.fixture
def exchange(tmp_path: Path) -> FileExchange:
    """Give an exchange of two files."""
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    return FileExchange(tmp_path / "new", tmp_path / "old", tmp_path / "aside")


def test_it_is_done_once_however_often_it_is_asked_for(exchange: FileExchange):
    """The new file is in its place, and doing it again changes nothing."""
    for _ in range(2):
        exchange.prepare()
        exchange.do()
    assert exchange.old.read_text() == "new"
    assert exchange.aside.read_text() == "old"


@pytest.mark.parametrize("done", [True, False])
def test_it_can_be_undone_at_any_time(exchange: FileExchange, done: bool):
    """Before and after the exchange the old file comes back."""
    exchange.prepare()
    if done:
        exchange.do()
    exchange.undo()
    assert exchange.old.read_text() == "old"


def test_the_first_file_of_all_goes_again(exchange: FileExchange):
    """Where there was no file before, none stays."""
    exchange.old.unlink()
    exchange.prepare()
    exchange.do()
    exchange.undo()
    assert not exchange.old.exists()


def test_a_disk_without_hard_links_gets_a_copy(exchange: FileExchange, monkeypatch):
    """The old file stands aside there, too."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    exchange.prepare()
    assert exchange.aside.read_text() == "old"
