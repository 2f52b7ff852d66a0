"""A header row becomes column names by one rule."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers.headings import of_row


def test_blanks_around_a_name_do_not_belong_to_it():
    """Names are as typed, without blanks at both ends; case matters."""
    heads = of_row([" a", "B b ", "b"], "raw/ae.csv")
    assert (heads.names, heads.read, heads.problems) == (("a", "B b", "b"), ["a", "B b", "b"], ())


def test_a_name_used_twice_is_read_once():
    """Each repeated name is one problem, and its later columns are marked as repeated."""
    heads = of_row(["a", "b", "a", None, "b", "a"], "raw/ae.csv")
    assert heads.names == ("a", "b", None, None, None, None)
    assert heads.repeated == {2, 4, 5}
    assert [(p.code, p.cells.rows, p.cells.column) for p in heads.problems] == [
        ("RAW111", (1,), "a"),
        ("RAW111", (1,), "b"),
    ]
    assert "3 times in row 1 of raw/ae.csv, as columns 1, 3, 6" in heads.problems[0].message


@pytest.mark.parametrize("row", [[], [None], ["", "  ", "\t"]])
def test_a_blank_header_is_refused(row):
    """Without any name nothing can be read."""
    with pytest.raises(Unreadable) as refusal:
        of_row(row, "raw/ae.csv")
    assert (refusal.value.problem.code, refusal.value.problem.cells.rows) == ("RAW107", (1,))
