"""Tests of the verb ``best_response``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.verb import option_faults
from nec_cdisc.verbs.best_response import best_response


def said(responses, days, start="2021-01-01", **options):
    """Return what the verb says of one subject."""
    groups = np.zeros(len(responses), np.int64)
    return best_response(encode(responses), encode(days), encode([start]), groups=groups, count=1, **options)


@pytest.mark.parametrize(
    ("responses", "days", "answer", "row"),
    [
        (["SD", "CR", "PR"], ["2021-03-01", "2021-05-01", "2021-04-01"], "CR", 1),
        (["SD", "PD"], ["2021-02-11", "2021-05-01"], "PD", 1),
        (["SD", "PD"], ["2021-02-12", "2021-05-01"], "SD", 0),
        (["NE", "SD"], ["2021-02-01", "2021-02-02"], "NE", 0),
        (["NON-CR/NON-PD"], ["2021-03-01"], "NON-CR/NON-PD", 0),
        (["PD", "CR"], ["2021-02-01", "2021-03-01"], "PD", 0),
        (["CR", "PD"], ["2021-03-01", "2021-03-01"], "PD", 1),
        (["CR"], ["2021-03"], "MISSING", -1),
        (["CR"], [None], "MISSING", -1),
        ([], [], "MISSING", -1),
    ],
)
def test_the_first_class_that_applies_is_said_with_its_record(responses, days, answer, row):
    """CR, PR, late SD, late NON-CR/NON-PD, PD, NE, MISSING; of one date the worst counts, none behind the first PD."""
    found = said(responses, days)
    assert (found.answer.to_list(), found.row.tolist()) == ([answer], [row])


def test_options_move_the_time_of_sd_and_name_who_was_never_assessed():
    """An SD counts from the day given on, and without records the answer is NE where one wants it so."""
    assert said(["SD"], ["2021-02-05"], minimum_sd=35).answer.to_list() == ["SD"]
    assert said(["SD"], ["2021-02-05"], minimum_sd=36).answer.to_list() == ["NE"]
    assert said([], [], missing_as_ne=True).answer.to_list() == ["NE"]


def test_nothing_counts_after_the_last_day_given():
    """A response after the start of a new therapy is no best response; one on its day is."""
    responses, days = ["SD", "PR"], ["2021-03-01", "2021-05-01"]
    assert said(responses, days, until=encode(["2021-04-30"])).answer.to_list() == ["SD"]
    assert said(responses, days, until=encode(["2021-05-01"])).answer.to_list() == ["PR"]


def test_without_a_start_nothing_is_known_to_have_lasted():
    """SD needs its time, PR does not."""
    assert said(["SD"], ["2021-05-01"], start=None).answer.to_list() == ["NE"]
    assert said(["PR"], ["2021-05-01"], start=None).answer.to_list() == ["PR"]


def test_a_text_that_is_no_response_is_refused_by_its_value():
    """It does not count, and the verb says which value it was."""
    found = said(["progress", "SD"], ["2021-02-20", "2021-03-01"])
    assert found.answer.to_list() == ["SD"]
    assert {value: (item.code, "progress" in item.message) for value, item in found.refused.items()} == {
        0: ("ANL110", True)
    }


def test_a_record_of_nobody_counts_for_nobody():
    """A record that takes no part (-1) changes no answer."""
    start = encode(["2021-01-01"])
    found = best_response(encode(["CR"]), encode(["2021-03-01"]), start, groups=np.array([-1]), count=1)
    assert found.answer.to_list() == ["MISSING"]


def test_days_below_zero_are_refused_on_the_line():
    """A minimum time is a number from 0."""
    assert option_faults(best_response, {"minimum_sd": -1}) == ["'minimum_sd' is a number from 0"]
    assert option_faults(best_response, {"minimum_sd": 0}) == []
