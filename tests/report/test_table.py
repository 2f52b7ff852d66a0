"""Reports as tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.report.table import FORMULA, safe, write_table


@pytest.mark.parametrize("sign", FORMULA)
def test_no_cell_is_a_formula(sign: str):
    """A text that begins like a formula is written as text; others stay as they are."""
    assert safe(f"{sign}1+1") == f"'{sign}1+1"
    assert safe("plain") == "plain"
    assert safe(None) is None


def test_the_last_table_is_replaced_as_a_whole(tmp_path: Path):
    """A shorter table leaves nothing of a longer one, and no half-written file lies about."""
    path = tmp_path / "t.csv"
    write_table(("a", "b"), [("x", 1), ("y", None)], path)
    write_table(("a",), [], path)
    assert path.read_bytes() == b"a\n"
    assert [item.name for item in tmp_path.iterdir()] == ["t.csv"]
