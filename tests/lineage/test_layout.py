"""The names inside lineage can never be those of raw columns or files of forms."""

from __future__ import annotations

from nec_cdisc.lineage import layout


def test_columns_of_our_own_are_no_words_of_a_mapping():
    """A raw column or a dataset may have any plain name; ours carry brackets or dots."""
    assert all(name.startswith("(") for name in (layout.ROW, layout.SUBJECT, layout.RECORD))
    assert all(name.endswith(".") for name in (layout.SET, layout.COLUMN))
    assert layout.BIRTHS.startswith(".")
