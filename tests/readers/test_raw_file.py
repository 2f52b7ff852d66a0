"""A raw file is opened, or refused with the reason."""

from __future__ import annotations

import errno

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers.raw_file import counted, listed, os_errors_refused, refuse, require_content


def test_size_of_an_ordinary_file(tmp_path):
    """A file with content gives its size in bytes."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"abc")
    assert require_content(path, "raw/a.csv") == 3


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "permission is denied"), (errno.ENOENT, "not there"), (errno.ENOSPC, "reports ENOSPC")],
)
def test_errors_of_the_system_are_told_in_one_language(number, words):
    """The words are ours, whatever language the machine speaks."""
    with pytest.raises(Unreadable, match=words) as refusal, os_errors_refused("raw/a.csv"):
        raise OSError(number, "Gerät kaputt", "/home/someone/a.csv")
    assert (refusal.value.problem.code, refusal.value.problem.cells.file) == ("RAW102", "raw/a.csv")
    assert "home" not in refusal.value.problem.message


def test_a_circle_of_links_is_refused(tmp_path):
    """A link to itself is told as such."""
    path = tmp_path / "a.csv"
    path.symlink_to(path)
    with pytest.raises(Unreadable, match="circle"):
        require_content(path, "raw/a.csv")


def test_a_refusal_keeps_its_place():
    """File, rows, column, nearest name and next step reach the problem."""
    with pytest.raises(Unreadable, match="why") as refusal:
        refuse("RAW108", "why", "raw/a.csv", [1], "a", nearest=";", next_step="do")
    problem = refusal.value.problem
    assert (problem.cells.rows, problem.cells.column, problem.nearest, problem.next_step) == ((1,), "a", ";", "do")


def test_messages_count_in_words():
    """One row is no rows, and long lists are cut."""
    assert (counted(1, "row"), counted(2, "row")) == ("1 row", "2 rows")
    assert (listed([1, 2]), listed(range(7))) == ("1, 2", "0, 1, 2, 3, 4 and 2 more")
