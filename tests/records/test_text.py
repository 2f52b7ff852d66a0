"""Numbers as texts."""

import numpy as np
import pytest

from nec_cdisc.records.text import as_text, number_text


@pytest.mark.parametrize(("number", "text"), [(12.0, "12"), (0.5, "0.5"), (-3.0, "-3"), (1e20, "1e+20")])
def test_a_number_is_written_as_people_would(number, text):
    """Whole numbers have no point, others no needless zeros."""
    assert number_text(number) == text


def test_a_column_keeps_what_is_missing():
    """Missing and infinite numbers have no text, and equal numbers have equal ones."""
    assert as_text(np.array([1.0, np.nan, 0.1, 1.0, np.inf, -0.0])).to_list() == ["1", None, "0.1", "1", None, "0"]
