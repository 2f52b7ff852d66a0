"""Records found by subject and identifier."""

from __future__ import annotations

import numpy as np
import pandas as pd

from nec_cdisc.dataset.frame import of_frame
from nec_cdisc.run.identified import BLANK, LOST, SEVERAL, Identified, found, repeated, text_column


def records(subjects: str, identifiers: list[str | None]) -> Identified:
    """Return records of one-letter subjects by their identifiers."""
    frame = pd.DataFrame({"USUBJID": pd.Categorical(list(subjects)), "ID": pd.Categorical(identifiers)})
    return Identified.by_variable(of_frame("AE", frame), "ID")


def test_the_record_of_the_same_subject_is_found():
    """The same identifier of another subject is another one; blank, unknown and repeated ones are told apart."""
    theirs = records("AABCC", ["1", "2", "1", "7", "7"])
    mine = records("ABBACD", ["2", "1", "2", None, "7", "1"])
    assert found(mine, theirs).tolist() == [1, 2, LOST, BLANK, SEVERAL, LOST]


def test_nothing_is_found_in_nothing():
    """Neither side needs records."""
    assert found(records("A", ["1"]), records("", [])).tolist() == [LOST]
    assert found(records("", []), records("A", ["1"])).tolist() == []


def test_repeated_records_are_those_that_share_subject_and_identifier():
    """Blank identifiers are not the same."""
    assert repeated(records("AABBB", ["1", "1", "1", None, None])).tolist() == [0, 1]


def test_numbers_are_identifiers_as_they_are_written():
    """A sequence number is 3, not 3.0; a missing one is none, as is a variable that is not there."""
    frame = pd.DataFrame({"AESEQ": np.array([3.0, np.nan, 2.5])})
    assert text_column(of_frame("AE", frame), "AESEQ").to_list() == ["3", None, "2.5"]
    assert text_column(of_frame("AE", frame), "AESPID").to_list() == [None, None, None]
