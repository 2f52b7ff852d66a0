"""Tests of the verb ``confirmed_best_response``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.verb import option_faults
from nec_cdisc.verbs.confirmed_best_response import confirmed_best_response

JAN_MAR_MAY = ["2021-03-01", "2021-03-29", "2021-05-01"]


def said(responses, days, **options):
    """Return what the verb says of one subject who started in January."""
    groups, start = np.zeros(len(responses), np.int64), encode(["2021-01-01"])
    return confirmed_best_response(encode(responses), encode(days), start, groups=groups, count=1, **options)


@pytest.mark.parametrize(
    ("responses", "options", "answer"),
    [
        (["CR", "CR", "PD"], {}, "CR"),
        (["CR", "NE", "CR"], {}, "CR"),
        (["CR", "NE", "CR"], {"not_evaluable": 0}, "SD"),
        (["PR", "CR", "PD"], {}, "PR"),
        (["PR", "SD", "PR"], {}, "SD"),
        (["PR", "SD", "PR"], {"stable_between": 1}, "PR"),
        (["PR", "PR", "PD"], {"confirmation": 29}, "SD"),
        (["PR", "PD", "PD"], {"minimum_sd": 60}, "PD"),
        (["CR", "PR", "PR"], {}, "PR"),
        (["CR", "PR", "PR"], {"strict": True}, "SD"),
        (["CR", "PR", "PR"], {"strict": True, "minimum_sd": 60}, "PD"),
    ],
)
def test_a_response_counts_once_it_is_confirmed(responses, options, answer):
    """Confirmer, days between, NE and SD between, strict reading: each option decides as its manual says."""
    assert said(responses, JAN_MAR_MAY, **options).answer.to_list() == [answer]


def test_the_record_is_the_response_and_not_its_confirmation():
    """The row that decided is the first of the two; both are what the answer rests on."""
    found = said(["PR", "PR", "PD"], JAN_MAR_MAY)
    assert found.row.tolist() == [0]
    assert found.used.tolist() == [True, True, False]


def test_who_was_never_assessed_is_missing_or_ne():
    """As the option says."""
    assert said([], []).answer.to_list() == ["MISSING"]
    assert said([], [], missing_as_ne=True).answer.to_list() == ["NE"]


def test_a_text_that_is_no_response_is_refused_by_its_value():
    """It does not count, and the verb says which value it was."""
    assert {item.code for item in said(["better"], ["2021-03-01"]).refused.values()} == {"ANL110"}


@pytest.mark.parametrize("name", ["minimum_sd", "confirmation", "not_evaluable", "stable_between"])
def test_numbers_below_zero_are_refused_on_the_line(name):
    """Days and counts are numbers from 0."""
    assert option_faults(confirmed_best_response, {name: -1}) == [f"'{name}' is a number from 0"]
