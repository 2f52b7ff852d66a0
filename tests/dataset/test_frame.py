"""A dataset as a pandas frame, and a frame as a dataset."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.frame import of_frame
from nec_cdisc.dataset.model import Dataset

AE = Dataset("AE", {"AETERM": encode(["b", None, "a"]), "AESEQ": np.array([1.0, np.nan, 3.0])})


def test_a_frame_shows_texts_as_categoricals_and_numbers_as_they_are():
    """Missing cells are missing in the frame, and nothing else changes."""
    frame = AE.frame
    assert frame["AETERM"].tolist() == ["b", np.nan, "a"]
    assert frame["AETERM"].dtype == "category"
    assert frame["AESEQ"].dtype == np.float64
    assert len(Dataset("raw/ae.csv", {}, rows=np.arange(2, 7)).frame) == 5


def test_a_dataset_comes_back_from_its_frame():
    """There and back gives the same texts and numbers."""
    again = of_frame("AE", AE.frame)
    assert again.column("AETERM").to_list() == ["b", None, "a"]
    np.testing.assert_array_equal(again.numbers("AESEQ"), [1.0, np.nan, 3.0])


def test_a_frame_of_plain_texts_is_refused():
    """Texts come as categoricals, and are not guessed to be numbers."""
    with pytest.raises(ValueError, match="could not convert"):
        of_frame("AE", pd.DataFrame({"AETERM": ["b", "a"]}))
