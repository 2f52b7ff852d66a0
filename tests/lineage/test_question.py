"""What shall be traced is understood, or refused with what there is instead."""

from __future__ import annotations

import pytest

from nec_cdisc.lineage.question import RawRow, Value, understood
from nec_cdisc.plugin.reader import Unreadable


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["AE", "T-1-01-001", "2", "AESTDTC"], Value("AE", 1, "AESTDTC")),
        (["ae", "T-1-01-001", "02", "aestdtc"], Value("AE", 1, "AESTDTC")),
        (["AE", "T-1-01-001", "Rash", "AESTDTC"], Value("AE", 1, "AESTDTC")),
        (["DM", "T-1-01-002", "SEX"], Value("DM", 1, "SEX")),
        (["VS", "T-1-01-001", "WEIGHT", "VSORRES"], Value("VS", 1, "VSORRES")),
        (["SUPPAE", "T-1-01-001", "1", "AEMORE"], Value("AE", 0, "AEMORE")),
        (["AE", "T-1-01-001", "AEMORE", "AETERM"], Value("AE", 0, "AETERM")),
        (["raw/ae.csv:3"], RawRow("ae", 3)),
        (["ae.csv:3"], RawRow("ae", 3)),
        (["raw\\ae.csv:3"], RawRow("ae", 3)),
        (["ae:3"], RawRow("ae", 3)),
        (["DM", "01-002", "SEX"], Value("DM", 1, "SEX")),
    ],
)
def test_a_question_is_understood(stored, words, asked):
    """Dataset, subject, sequence number or other values that tell a record apart, variable; or a file and a row."""
    assert understood(stored, words) == asked


@pytest.mark.parametrize(
    ("words", "message", "near"),
    [
        (["AX", "T-1-01-001", "2", "AESTDTC"], "the set has no dataset AX", "AE"),
        (["AE", "T-1-01-003", "2", "AESTDTC"], "AE has no record of T-1-01-003", "T-1-01-001"),
        (["DM", "01", "SEX"], "DM has no record of 01", None),
        (["AE", "T-1-01-001", "9", "AESTDTC"], "0 records of AE fit T-1-01-001 9, not one; AESEQ is one of 1, 2", None),
        (["AE", "T-1-01-001", "AESTDTC"], "2 records of AE fit T-1-01-001, not one; AESEQ is one of 1, 2", None),
        (["AE", "T-1-01-001", "2", "AESTDT"], "AE has no variable AESTDT", "AESTDTC"),
        (["raw/ax.csv:2"], "no form that feeds a dataset is called raw/ax.csv", "raw/ae.csv"),
        (["raw/ae.csv:99"], "raw/ae.csv has no record in row 99; the header is row 1", None),
        (["raw/ae.csv:999999999"], "raw/ae.csv has no record in row 999999999; the header is row 1", None),
        (["AE", "AETERM"], "write DATASET SUBJECT [KEY ...] VARIABLE, or FILE:ROW", None),
    ],
)
def test_what_does_not_exist_is_refused(stored, words, message, near):
    """The message names what was not found, and what there is."""
    with pytest.raises(Unreadable) as refused:
        understood(stored, words)
    problem = refused.value.problem
    assert (problem.code, problem.message, problem.nearest) == ("RUN131", message, near)
