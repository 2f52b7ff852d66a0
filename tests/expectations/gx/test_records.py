"""Records among one another, asked by Great Expectations alone."""

from __future__ import annotations

import pandas as pd
from tests.expectations.gx.asking import faulty

from nec_cdisc.expectations.gx import ExpectColumnPairToBeOneToOne, ExpectRecordsToBeUniqueByKeys


def test_pairs_are_one_to_one():
    """A code with two names is at fault in all its records."""
    expectation = ExpectColumnPairToBeOneToOne(column_A="TESTCD", column_B="TEST")
    frame = pd.DataFrame({"TESTCD": ["A", "A", "B", None], "TEST": ["x", "y", "z", "x"]})
    assert faulty(expectation, frame) == [0, 1]
    assert faulty(expectation, frame[1:]) == []


def test_records_are_told_apart_by_their_keys():
    """The later record of the same keys is at fault; a further key helps where it is there."""
    frame = pd.DataFrame({"USUBJID": ["1", "1", "2"], "SEQ": [1.0, 1.0, 1.0], "SPEC": ["a", "b", "a"]})
    assert faulty(ExpectRecordsToBeUniqueByKeys(keys=["USUBJID", "SEQ"]), frame) == [1]
    assert faulty(ExpectRecordsToBeUniqueByKeys(keys=["USUBJID", "SEQ"], keys_if_there=["SPEC", "X"]), frame) == []
