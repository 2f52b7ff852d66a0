"""A cell of nothing but white space is missing."""

from __future__ import annotations

import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.readers.blank_cells import blank_is_missing


@pytest.mark.parametrize("blank", ["", " ", "\t", "\n", "\u00a0", " \r\n\u3000"])
def test_blank_is_missing(blank):
    """White space of any kind is blank, and no distinct value of it remains."""
    column = blank_is_missing(encode(["a", blank, "b", None, blank, " a "]))
    assert column.to_list() == ["a", None, "b", None, None, " a "]
    assert list(column.values) == ["a", "b", " a "]


def test_a_column_without_blanks_is_not_copied():
    """The common case costs nothing."""
    column = encode(["a", "b", None])
    assert blank_is_missing(column) is column
