"""Faults of distinct values become records, whatever the type of the column."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.expectations.kinds.distinct import (
    as_encoded,
    blank_records,
    is_blank,
    numbers_at_fault,
    records_at_fault,
)

TEXTS = Encoded(np.array([0, 1, -1, 2, 0], np.int32), ["a", "", "b", "in no record"])
NUMBERS = np.array([1.0, np.nan, 2.5])


def test_nothing_and_blanks_are_blank():
    """An absent value, an empty text and one of blanks are blank; a zero is not."""
    assert [is_blank(value) for value in (None, "", "  ", "0", 0)] == [True, True, True, False, False]


def test_each_distinct_value_is_asked_once():
    """A value is asked once, however many records have it, and blank ones are not asked at all."""
    asked = []
    assert records_at_fault(TEXTS, lambda text: not asked.append(text) and text == "a").tolist() == [0, 4]
    assert asked == ["a", "b", "in no record"]


def test_numbers_can_be_asked_as_texts():
    """A number is shown as it is written; a missing one is not asked."""
    assert records_at_fault(NUMBERS, lambda text: text == "2.5").tolist() == [2]


def test_a_text_that_is_no_number_is_at_fault():
    """Where numbers are wanted, a text counts by its number and is at fault where it has none."""
    column = Encoded(np.array([0, 1, 2, 3, -1], np.int32), ["1", "one", "1_0", "nan"])
    assert numbers_at_fault(column, lambda number: number > 1).tolist() == [1, 2, 3]
    assert numbers_at_fault(NUMBERS, lambda number: number > 1).tolist() == [2]


def test_blank_records_are_found_in_either_type():
    """Missing numbers, missing texts and texts of blanks are found."""
    assert blank_records(TEXTS).tolist() == [1, 2]
    assert blank_records(NUMBERS).tolist() == [1]


def test_any_column_becomes_codes():
    """Numbers become codes into their distinct values; what is blank has none."""
    assert as_encoded(TEXTS).codes.tolist() == [0, -1, -1, 2, 0]
    held = as_encoded(np.array([3.0, np.nan, 1.0, 3.0, np.nan]))
    assert held.to_list() == [3.0, None, 1.0, 3.0, None]


def test_no_record_is_no_fault():
    """A column without records has none at fault."""
    nothing = np.zeros(0, np.float64)
    assert not len(records_at_fault(nothing, lambda _: True))
    assert not len(records_at_fault(Encoded(np.zeros(0, np.int32), []), lambda _: True))
    assert not len(as_encoded(nothing))
