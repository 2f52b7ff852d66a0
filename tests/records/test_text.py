"""Numbers as texts."""

import numpy as np

from nec_cdisc.records.text import as_text, number_text


def test_numbers_are_written_as_people_write_them():
    """Whole numbers have no point, others no needless digits that binary numbers add."""
    assert [number_text(number) for number in (12.0, 0.5, -3.0, 1.3000000000000003)] == ["12", "0.5", "-3", "1.3"]


def test_equal_texts_are_one_value():
    """Numbers that differ beyond what a decimal keeps are the same value; a missing number is missing."""
    column = as_text(np.array([1.3, 1.3000000000000003, np.nan]))
    assert column.to_list() == ["1.3", "1.3", None]
    assert len(column.values) == 1
