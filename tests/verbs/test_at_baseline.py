"""Tests of the verb ``at_baseline``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.at_baseline import at_baseline

SUBJECT = encode(["001", "001", "001", "001", "002", None])
TEST = encode(["HGB", "HGB", "ALT", "ALT", "HGB", "HGB"])
VALUE = encode([139, 128, 20, 25, 110, 99])
FLAG = np.array([True, False, False, False, False, True])


def refused(answer):
    """Return message and records of each refusal."""
    return [(item.code, item.message, rows.tolist()) for rows, item in answer.refused]


def test_each_parameter_of_a_subject_has_its_own_baseline():
    """The flagged value goes to all records of subject and test, and to no other."""
    answer = at_baseline(VALUE, FLAG, [TEST], subject=SUBJECT)
    assert answer.column.to_list() == [139, 139, None, None, None, None]
    assert refused(answer) == []


def test_without_parameters_the_subject_has_one_baseline():
    """All records of the subject get it; a record of nobody gets nothing."""
    assert at_baseline(VALUE, FLAG, subject=SUBJECT).column.to_list() == [139, 139, 139, 139, None, None]


def test_what_a_subject_lacks_is_refused_once():
    """One refusal for each subject names all parameters and has all records that need them."""
    needed = np.array([False, True, True, True, True, True])
    answer = at_baseline(VALUE, np.zeros(6, bool), [TEST], needed, subject=SUBJECT)
    assert refused(answer) == [
        ("ANL112", "no baseline of ALT; HGB", [1, 2, 3]),
        ("ANL112", "no baseline of HGB", [4]),
    ]
    alone = at_baseline(VALUE, np.zeros(6, bool), needed=needed, subject=SUBJECT)
    assert [message for _, message, _ in refused(alone)] == ["no baseline", "no baseline"]


def test_a_record_without_a_value_needs_no_baseline():
    """Nothing is compared there, and a flagged record without a value is no baseline."""
    value = encode([None, None, 20])
    flag, needed = np.array([True, False, False]), np.array([False, True, True])
    answer = at_baseline(value, flag, needed=needed, subject=encode(["001"] * 3))
    assert answer.column.to_list() == [None, None, None]
    assert refused(answer) == [("ANL112", "no baseline", [2])]


@pytest.mark.parametrize("values", [["LOW", "HIGH", "NORMAL"], [1, 2, 3]])
def test_of_several_flagged_records_the_last_counts(values):
    """Whatever kind of value it is."""
    flag = np.array([True, True, False])
    assert at_baseline(encode(values), flag, subject=encode(["001"] * 3)).column.to_list() == [values[1]] * 3


def test_no_records_have_no_baseline():
    """An empty dataset is one."""
    nothing = encode([])
    assert len(at_baseline(nothing, np.zeros(0, bool), [nothing], np.zeros(0, bool), subject=nothing).column) == 0
