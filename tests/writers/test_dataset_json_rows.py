"""Records become lists of JSON, whatever stands in them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.writers.dataset_json_rows import rows
from nec_cdisc.writers.dataset_json_types import Meant
from nec_cdisc.xpt.read import Numbers

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)


@given(st.lists(st.tuples(st.none() | TEXTS, st.none() | st.floats(-1e15, 1e15)), max_size=30))
def test_any_text_and_number_comes_back(records):
    """Quotes, line ends, signs of JSON and numbers of any size are read as they were."""
    texts = encode([text for text, _ in records])
    numbers = Numbers(np.array([np.nan if number is None else number for _, number in records], float))
    data = rows([texts, numbers], [Meant.TEXT, Meant.NUMBER], "\n")
    assert [json.loads(line) for line in data.decode().split("\n")[1:]] == [list(record) for record in records]


def test_a_record_of_one_value_is_a_list():
    """Brackets stand around a single value, too, and a date is a text."""
    assert rows([Numbers(np.array([0.0, np.nan]))], [Meant.DATE], ",\n") == b',\n["1960-01-01"],\n[null]'


def test_without_a_column_there_is_no_record():
    """A dataset has at least one variable."""
    with pytest.raises(ValueError, match="at least one"):
        rows([], [], "\n")
