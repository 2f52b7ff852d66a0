"""A dataset gives its columns encoded, without copying values."""

from __future__ import annotations

import pandas as pd
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Births, Dataset, categorical


def test_a_text_column_comes_back_encoded():
    """What was put into the frame comes out again, missing cells too."""
    frame = pd.DataFrame({"AETERM": categorical(encode(["b", None, "a", "b"]))})
    assert Dataset("AE", frame).column("AETERM").to_list() == ["b", None, "a", "b"]


def test_a_numeric_column_is_refused_by_name():
    """A number is no text: the message names dataset and variable."""
    with pytest.raises(TypeError, match=r"AE\.AESEQ is not a text column"):
        Dataset("AE", pd.DataFrame({"AESEQ": [1.0]})).column("AESEQ")


def test_a_dataset_has_neither_births_nor_row_numbers_unless_told():
    """A dataset made by hand says nothing about where its rows come from."""
    dataset = Dataset("AE", pd.DataFrame())
    assert (dataset.births, dataset.rows) == ((), None)
    assert Births.__dataclass_params__.frozen
