"""Tests of the verb ``number_of``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.number_of import number_of


def test_records_with_something_in_the_column_count():
    """Blank cells and rows of nobody do not count, and a subject without a record has 0, not a blank."""
    found = number_of(encode(["a", "a", None, "b", "c"]), groups=np.array([0, 0, 0, 2, -1]), count=3)
    assert found.answer.to_list() == [2, 0, 1]
    assert found.row.tolist() == [-1, -1, -1]


def test_an_empty_table_gives_zeros():
    """Without any record every subject has 0."""
    assert number_of(encode([]), groups=np.array([], np.int64), count=2).answer.to_list() == [0, 0]


def test_it_stands_on_a_line_with_keep(analyse):
    """In a mapping `keep` bounds what is counted."""
    mapping = (
        "dataset: ADSL\none_record_per: subject\nrows: {from: DM}\nvariables:\n"
        "  PRCHEMN: {number_of: CM.CMTRT, keep: CMCAT is PRIOR, label: Prior Therapies}\n"
    )
    cm = {"STUDYID": ["T-1"] * 3, "USUBJID": ["T-1-001", "T-1-001", "T-1-002"], "CMTRT": ["A", "B", "A"],
          "CMCAT": ["PRIOR", "PRIOR", "OTHER"]}  # fmt: skip
    assert analyse({"ADSL": mapping}, {"CM": cm}).run_all_the_same().rows("ADSL", "PRCHEMN") == [2.0, 0.0, 0.0]
