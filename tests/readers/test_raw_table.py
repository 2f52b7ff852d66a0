"""Columns of text become a dataset by rules that hold for every format."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.headings import Headings, of_row
from nec_cdisc.readers.raw_table import reading


def test_a_row_is_kept_for_a_value_in_any_column():
    """Only a row without any value is left out, also where its one value has no column name."""
    columns = [encode(["1", None, None, None]), encode([None, " ", "2", None]), encode([None, None, None, "x"])]
    result = reading("raw/ae.csv", of_row(["a", "b", ""], "raw/ae.csv"), columns, np.arange(2, 6))
    assert result.dataset.rows.tolist() == [2, 4, 5]
    assert result.dataset.column("a").to_list() == ["1", None, None]
    assert [(p.code, p.cells.rows) for p in result.problems] == [("RAW112", (5,)), ("RAW114", (3,))]


def test_blank_rows_known_before_are_told_with_the_others():
    """All blank rows of a file are one note, in order."""
    result = reading("raw/ae.csv", Headings(("a",)), [encode(["1", None])], np.array([2, 5]), blank=[6, 3])
    assert [(p.code, p.cells.rows) for p in result.problems] == [("RAW114", (3, 5, 6))]


def test_text_columns_are_categoricals():
    """A column is a categorical of distinct texts; missing has the code -1."""
    result = reading("raw/ae.csv", Headings(("a",)), [encode(["x", None, "x"])], np.arange(2, 5), blank=[])
    assert result.dataset.frame["a"].cat.codes.tolist() == [0, 0]
    assert result.dataset.frame.index.tolist() == [0, 1]


def test_cells_that_no_record_holds_are_listed_for_the_ledger():
    """A second column of a name, a column without one, blank rows and values left blank each say how many and where."""
    columns = [encode(["1", "2", None]), encode(["x", None, None]), encode([None, "y", None])]
    heads = of_row(["a", "a", ""], "raw/ae.csv")
    left_blank = Problem("RAW123", "error values", cells=Cells("raw/ae.csv", (3,), "a", "#N/A"))
    result = reading("raw/ae.csv", heads, columns, np.arange(2, 5), [left_blank], blank=[7])
    assert [(item.code, item.column, list(item.rows), list(item.empty)) for item in result.unread] == [
        ("RAW123", "a", [3], []),
        ("RAW111", "column 2", [2], []),
        ("RAW112", "column 3", [3], []),
        ("RAW114", None, [], [4, 7]),
    ]
