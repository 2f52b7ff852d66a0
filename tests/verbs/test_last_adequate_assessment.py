"""Tests of the verb ``last_adequate_assessment``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.last_adequate_assessment import last_adequate_assessment


@pytest.mark.parametrize(
    ("responses", "days", "until", "answer", "row"),
    [
        (["SD", "NE"], ["2021-03-01", "2021-07-01"], None, "2021-03-01", 0),
        (["SD", "PD", "SD"], ["2021-03-01", "2021-05-01", "2021-07-01"], None, "2021-05-01", 1),
        (["SD", "SD"], ["2021-03-01", "2021-05-01"], "2021-04-01", "2021-03-01", 0),
        (["NE"], ["2021-03-01"], None, None, -1),
        ([], [], None, None, -1),
    ],
)
def test_the_last_response_that_is_not_ne_is_said_with_its_record(responses, days, until, answer, row):
    """Up to and including the first PD and the last day that counts; nothing where all are NE or none is there."""
    groups, ends = np.zeros(len(responses), np.int64), None if until is None else encode([until])
    found = last_adequate_assessment(encode(responses), encode(days), ends, groups=groups, count=1)
    assert (found.answer.to_list(), found.row.tolist()) == ([answer], [row])


def test_a_text_that_is_no_response_is_refused_by_its_value():
    """It does not count, and the verb says which value it was."""
    found = last_adequate_assessment(encode(["same"]), encode(["2021-03-01"]), groups=np.array([0]), count=1)
    assert {item.code for item in found.refused.values()} == {"ANL110"}
