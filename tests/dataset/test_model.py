"""A dataset gives its columns as they are, without copying values."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Births, Dataset

AE = Dataset("AE", {"AETERM": encode(["b", None, "a"]), "AESEQ": np.array([1.0, np.nan, 3.0])})


def test_a_text_column_comes_back_encoded():
    """What was put in comes out again, missing cells too."""
    assert AE.column("AETERM").to_list() == ["b", None, "a"]


def test_a_column_is_refused_by_name_where_it_is_of_the_other_kind():
    """A number is no text and a text no number: the message names dataset and variable."""
    with pytest.raises(TypeError, match=r"AE\.AESEQ is not a text column"):
        AE.column("AESEQ")
    with pytest.raises(TypeError, match=r"AE\.AETERM is not a column of numbers"):
        AE.numbers("AETERM")
    assert AE.numbers("AESEQ")[2] == 3.0


def test_a_dataset_says_how_long_it_is_and_which_columns_are_text():
    """The records are counted by the row numbers, or else by a column; text columns are named in their order."""
    assert (len(AE), AE.texts()) == (3, ["AETERM"])
    assert AE.missing("AETERM").tolist() == AE.missing("AESEQ").tolist() == [False, True, False]
    assert len(Dataset("raw/ae.csv", {}, rows=np.arange(2, 7))) == 5
    assert len(Dataset("AE", {})) == 0


def test_a_dataset_has_neither_births_nor_row_numbers_unless_told():
    """A dataset made by hand says nothing about where its rows come from."""
    dataset = Dataset("AE", {})
    assert (dataset.births, dataset.rows) == ((), None)
    assert Births.__dataclass_params__.frozen
