"""Tests of the verb ``first_progression``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.first_progression import first_progression


@pytest.mark.parametrize(
    ("responses", "days", "until", "answer", "row"),
    [
        (["SD", "PD", "PD"], ["2021-03-01", "2021-07-01", "2021-05-01"], None, "2021-05-01", 2),
        (["SD", "NE"], ["2021-03-01", "2021-07-01"], None, None, -1),
        (["PD"], ["2021-05-01"], "2021-04-30", None, -1),
        (["PD"], ["2021-05"], None, None, -1),
        ([], [], None, None, -1),
    ],
)
def test_the_first_pd_is_said_with_its_record(responses, days, until, answer, row):
    """The earliest PD that can be placed and still counts; nothing for who did not progress."""
    groups, ends = np.zeros(len(responses), np.int64), None if until is None else encode([until])
    found = first_progression(encode(responses), encode(days), ends, groups=groups, count=1)
    assert (found.answer.to_list(), found.row.tolist()) == ([answer], [row])


def test_a_text_that_is_no_response_is_refused_by_its_value():
    """It does not count, and the verb says which value it was."""
    found = first_progression(encode(["worse"]), encode(["2021-03-01"]), groups=np.array([0]), count=1)
    assert {item.code for item in found.refused.values()} == {"ANL110"}
