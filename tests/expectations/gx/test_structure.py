"""Columns of a table, asked by Great Expectations alone."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.expectations.gx.asking import ask

import nec_cdisc.expectations.gx as cdisc

FRAME = pd.DataFrame({"STUDYID": ["S"], "AESEQ": [1.0], "AETERM": ["x"]})
FRAME.attrs["labels"] = {"STUDYID": "Study Identifier", "AESEQ": "Sequence"}


@pytest.mark.parametrize(
    ("met", "unmet"),
    [
        (
            cdisc.ExpectColumnsToBeKnown(columns=["STUDYID", "AESEQ", "AETERM", "AEOUT"]),
            cdisc.ExpectColumnsToBeKnown(columns=["STUDYID", "AESEQ"]),
        ),
        (
            cdisc.ExpectColumnsToStandInOrder(columns=["STUDYID", "AETERM"]),
            cdisc.ExpectColumnsToStandInOrder(columns=["AETERM", "STUDYID"]),
        ),
        (
            cdisc.ExpectColumnsToHaveTypes(types={"AESEQ": "Num", "AETERM": "Char"}),
            cdisc.ExpectColumnsToHaveTypes(types={"AESEQ": "Char"}),
        ),
        (
            cdisc.ExpectColumnsToHaveLabels(labels={"STUDYID": "Study Identifier"}),
            cdisc.ExpectColumnsToHaveLabels(labels={"AESEQ": "Sequence Number"}),
        ),
    ],
    ids=lambda each: each.expectation_type,
)
def test_a_table_meets_what_is_said_of_its_columns_or_does_not(met, unmet):
    """Each expectation is met by a table as it should be, and not by another one; what is wrong is said."""
    assert ask(met, FRAME).success
    result = ask(unmet, FRAME)
    assert not result.success
    assert len(result.result["observed_value"]) == 1


def test_labels_that_a_frame_has_not_are_no_pass():
    """A frame without labels raises where labels are asked, and the result says how to give them."""
    result = ask(cdisc.ExpectColumnsToHaveLabels(labels={"A": "a"}), pd.DataFrame({"A": ["x"]}))
    assert not result.success
    assert "frame.attrs['labels']" in str(result.exception_info)
