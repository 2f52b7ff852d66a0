"""Any pandas frame as a dataset, and a dataset as the frame that expectations look at."""

from __future__ import annotations

import copy

import numpy as np
import pandas as pd
from tests.expectations.small import small

from nec_cdisc.expectations.gx.frame import Labels, dataset_of, frame_of


def test_a_dataset_comes_back_from_its_frame():
    """Columns, name and labels survive the way there and back."""
    data = small("AE", {"AETERM": "Term"}, AETERM=["a", None, "b"], AESEQ=[1, None, 2])
    again = dataset_of(frame_of(data).copy())
    assert again.name == "AE"
    assert again.column("AETERM").to_list() == ["a", None, "b"]
    np.testing.assert_array_equal(again.numbers("AESEQ"), [1, np.nan, 2])
    assert again.spec.variables["AETERM"].label == "Term"
    assert len(again) == 3


def test_the_dataset_behind_a_frame_is_that_of_no_other_frame():
    """A frame that was made of a dataset gives that very dataset; a part or a copy of the frame is read itself."""
    data = small("AE", AETERM=["a", "b"])
    frame = frame_of(data)
    assert dataset_of(frame) is data
    assert dataset_of(frame[1:]).column("AETERM").to_list() == ["b"]
    changed = frame.copy()
    changed["AETERM"] = ["x", "y"]
    assert dataset_of(changed).column("AETERM").to_list() == ["x", "y"]


def test_any_column_of_pandas_is_texts_or_numbers():
    """Objects, strings, dates and truth values are read; what is missing stays missing."""
    frame = pd.DataFrame(
        {
            "objects": ["a", None, 3],
            "strings": pd.array(["a", None, "a"], dtype="string"),
            "dates": pd.to_datetime(["2024-01-01", None, "2024-01-02"]),
            "truth": [True, False, True],
            "whole": pd.array([1, None, 2], dtype="Int64"),
        }
    )
    held = dataset_of(frame)
    assert held.column("objects").to_list() == ["a", None, "3"]
    assert held.column("strings").to_list() == ["a", None, "a"]
    assert held.column("dates").to_list() == ["2024-01-01 00:00:00", None, "2024-01-02 00:00:00"]
    np.testing.assert_array_equal(held.numbers("truth"), [1, 0, 1])
    np.testing.assert_array_equal(held.numbers("whole"), [1, np.nan, 2])


def test_a_frame_without_labels_knows_none():
    """A frame of others says nothing of labels, and has no name."""
    held = dataset_of(pd.DataFrame({"A": ["x"]}))
    assert (held.spec, held.name, list(held.columns), len(held.columns)) == (None, "", ["A"], 1)


def test_labels_are_not_copied_with_each_column():
    """A deep copy of labels is the same object, so that taking a column costs nothing."""
    labels = Labels(A="a")
    assert copy.deepcopy(labels) is labels
