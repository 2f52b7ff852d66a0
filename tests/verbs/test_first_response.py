"""Tests of the verb ``first_response``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.verb import option_faults
from nec_cdisc.verbs.first_response import first_response


def said(responses, days, **options):
    """Return what the verb says of one subject."""
    groups = np.zeros(len(responses), np.int64)
    return first_response(encode(responses), encode(days), groups=groups, count=1, **options)


@pytest.mark.parametrize(
    ("responses", "options", "answer"),
    [
        (["SD", "PR", "CR"], {}, "2021-03-29"),
        (["SD", "SD", "NE"], {}, None),
        (["PD", "PR", "CR"], {}, None),
        (["PR", "PR", "CR"], {"confirmed": True}, "2021-03-01"),
        (["PR", "PR", "CR"], {"confirmed": True, "confirmation": 40}, "2021-03-01"),
        (["PR", "SD", "CR"], {"confirmed": True}, None),
        (["PR", "SD", "CR"], {"confirmed": True, "stable_between": 1}, "2021-03-01"),
        (["SD", "PR", "CR"], {"until": encode(["2021-03-28"])}, None),
    ],
)
def test_the_day_of_the_first_response_is_said(responses, options, answer):
    """The first CR or PR before any PD, confirmed where that is asked; nothing for who did not respond."""
    found = said(responses, ["2021-03-01", "2021-03-29", "2021-05-01"], **options)
    assert found.answer.to_list() == [answer]
    assert (found.row[0] >= 0) == (answer is not None)


def test_a_text_that_is_no_response_is_refused_by_its_value():
    """It does not count, and the verb says which value it was."""
    assert {item.code for item in said(["better"], ["2021-03-01"]).refused.values()} == {"ANL110"}


def test_options_of_a_confirmation_go_with_it():
    """A line that says how a response is confirmed and not that it must be is refused, as are numbers below 0."""
    (fault,) = option_faults(first_response, {"confirmation": 28})
    assert "confirmed: true" in fault
    assert option_faults(first_response, {"confirmation": 28, "confirmed": True}) == []
    assert option_faults(first_response, {"confirmation": -1, "confirmed": True}) == [
        "'confirmation' is a number from 0"
    ]
