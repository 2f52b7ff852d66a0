"""Widths of columns."""

import pytest

from nec_cdisc.document.model import Column, table
from nec_cdisc.document.widths import shares


def test_a_column_of_long_texts_is_wider():
    """A table gives room where there is text, and each column room for its words."""
    first, second = shares(table((Column("A"), Column("B")), [("x", "many words stand in this cell, " * 9)]))
    assert second > 3 * first


def test_the_shares_are_the_whole_width():
    """No table is wider than the page, with few columns, many, or none with content."""
    for columns, rows in ((1, 1), (4, 0), (30, 2)):
        made = table(tuple(Column("Heading") for _ in range(columns)), [("cell",) * columns] * rows)
        assert sum(shares(made)) == pytest.approx(1)
        assert min(shares(made)) > 0


def test_a_word_without_end_takes_not_the_whole_page():
    """A cell of 10,000 letters leaves room for a short neighbour."""
    assert min(shares(table((Column("A"), Column("B")), [("x" * 10_000, "y")]))) > 0.03
