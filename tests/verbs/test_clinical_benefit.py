"""Tests of the verb ``clinical_benefit``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.verb import option_faults
from nec_cdisc.verbs.clinical_benefit import clinical_benefit


def said(responses, days, **options):
    """Return what the verb says of one subject who started in January."""
    groups, start = np.zeros(len(responses), np.int64), encode(["2021-01-01"])
    return clinical_benefit(encode(responses), encode(days), start, groups=groups, count=1, **options)


@pytest.mark.parametrize(
    ("responses", "options", "answer"),
    [
        (["SD", "SD"], {}, "2021-05-01"),
        (["SD", "SD"], {"minimum_sd": 168}, None),
        (["PR", "SD"], {}, "2021-02-01"),
        (["PR", "SD"], {"confirmed": True}, "2021-05-01"),
        (["PR", "PR"], {"confirmed": True}, "2021-02-01"),
        (["PR", "PR"], {"confirmed": True, "confirmation": 120}, "2021-05-01"),
        (["PD", "PR"], {}, None),
    ],
)
def test_a_benefit_is_a_response_or_control_that_lasted(responses, options, answer):
    """The earlier of the two is said, and nothing for who had neither."""
    found = said(responses, ["2021-02-01", "2021-05-01"], **options)
    assert found.answer.to_list() == [answer]


def test_a_text_that_is_no_response_is_refused_by_its_value():
    """It does not count, and the verb says which value it was."""
    assert {item.code for item in said(["better"], ["2021-03-01"]).refused.values()} == {"ANL110"}


def test_options_of_a_confirmation_go_with_it():
    """A line that says how a response is confirmed and not that it must be is refused."""
    (fault,) = option_faults(clinical_benefit, {"not_evaluable": 1})
    assert "confirmed: true" in fault
