"""Tests of the verb ``disease_control``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.verb import option_faults
from nec_cdisc.verbs.disease_control import disease_control


def said(responses, days, **options):
    """Return what the verb says of one subject who started in January."""
    groups, start = np.zeros(len(responses), np.int64), encode(["2021-01-01"])
    return disease_control(encode(responses), encode(days), start, groups=groups, count=1, **options)


@pytest.mark.parametrize(
    ("responses", "options", "answer"),
    [
        (["SD", "SD"], {}, "2021-05-01"),
        (["NON-CR/NON-PD", "PD"], {"minimum_sd": 31}, "2021-02-01"),
        (["PR", "PD"], {}, "2021-02-01"),
        (["PR", "PD"], {"confirmed": True}, None),
        (["PR", "CR"], {"confirmed": True}, "2021-02-01"),
        (["SD", "PD"], {}, None),
        (["NE", "NE"], {}, None),
    ],
)
def test_control_is_a_best_response_that_is_no_progression(responses, options, answer):
    """CR, PR, SD or NON-CR/NON-PD as best response, confirmed where that is asked; else nothing."""
    found = said(responses, ["2021-02-01", "2021-05-01"], **options)
    assert found.answer.to_list() == [answer]
    assert (found.row[0] >= 0) == (answer is not None)


def test_a_text_that_is_no_response_is_refused_by_its_value():
    """It does not count, and the verb says which value it was."""
    assert {item.code for item in said(["better"], ["2021-03-01"]).refused.values()} == {"ANL110"}


def test_options_of_a_confirmation_go_with_it():
    """A line that says how a response is confirmed and not that it must be is refused."""
    (fault,) = option_faults(disease_control, {"not_evaluable": 1})
    assert "confirmed: true" in fault
