"""Tests of the verb ``sum_of``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.sum_of import sum_of


def test_numbers_of_a_subject_are_added_exactly():
    """Tenths add up without a rest, and rows of nobody do not count."""
    found = sum_of(encode([Decimal("0.1"), Decimal("0.2"), 7, 5]), groups=np.array([0, 0, -1, 1]), count=2)
    assert found.answer.to_list() == [Decimal("0.3"), Decimal(5)]
    assert found.row.tolist() == [-1, -1]
    assert found.used is not None
    assert found.used.tolist() == [True, True, False, True]


def test_a_sum_with_a_number_missing_is_not_known():
    """Where a record lacks the number, or there is no record, the sum is missing and not smaller."""
    found = sum_of(encode([4, None, 3]), groups=np.array([0, 0, 2]), count=3)
    assert found.answer.to_list() == [None, None, 3]


def test_an_empty_table_gives_nothing():
    """Without any record nobody has a sum."""
    assert sum_of(encode([]), groups=np.array([], np.int64), count=2).answer.to_list() == [None, None]


def test_it_stands_on_a_line_with_keep(analyse):
    """In a mapping `keep` bounds what is added up."""
    mapping = (
        "dataset: ADSL\none_record_per: subject\nrows: {from: DM}\nvariables:\n"
        "  POINTS: {sum_of: QS.QSSTRESN, keep: QSCAT is MMSE, label: Points}\n"
    )
    qs = {"STUDYID": ["T-1"] * 3, "USUBJID": ["T-1-001", "T-1-001", "T-1-002"], "QSSTRESN": [9.0, 4.0, 3.0],
          "QSCAT": ["MMSE", "MMSE", "OTHER"]}  # fmt: skip
    assert analyse({"ADSL": mapping}, {"QS": qs}).run_all_the_same().rows("ADSL", "POINTS") == [13.0, None, None]
