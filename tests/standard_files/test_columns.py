"""Columns are found by their headings."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.columns import columns, has, require_width

REQUIRED = ("Code", "Codelist Code")


def test_columns_stand_in_any_order_and_may_be_broken_into_lines():
    """Case and white space of a heading do not matter, and other columns are passed over."""
    known = columns(["more", "CODELIST\n Code", "code"], REQUIRED, ("Date",), "x.txt", 1)
    assert [known.cell(["m", "list", "c"], name) for name in (*REQUIRED, "Date")] == ["c", "list", ""]
    assert has(["code", "Codelist  Code"], REQUIRED)
    assert not has(["code"], REQUIRED)


@pytest.mark.parametrize(
    ("header", "said", "near"),
    [
        (["Code", "Codelst Code"], "has no column 'Codelist Code'", "Codelst Code"),
        (["Code", "code", "Codelist Code"], "has the column 'Code' twice", None),
    ],
)
def test_a_wrong_header_is_refused(header, said, near):
    """A missing column is told with what was most likely meant."""
    with pytest.raises(Unreadable) as refused:
        columns(header, REQUIRED, (), "x.txt", 1)
    assert said in refused.value.problem.message
    assert (refused.value.problem.code, refused.value.problem.nearest) == ("TRM103", near)


def test_a_row_that_was_cut_is_refused():
    """A row has as many cells as the header."""
    known = columns([*REQUIRED, "Name"], REQUIRED, (), "x.txt", 1)
    with pytest.raises(Unreadable, match=r"x\.txt, row 7: 2 cells under 3 columns"):
        require_width(["a", "b"], known, "x.txt", 7)
