"""Tumour markers under treatment, worked out by hand at each edge."""

from __future__ import annotations

import doctest
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import marker_response as module
from nec_cdisc.rules.marker_response import marker_response
from nec_cdisc.rules.number_column import Numbers

DOSE = np.datetime64("2019-07-03")


def column(texts):
    """Return a column of numbers from texts, blank where missing."""
    values = sorted({Decimal(text) for text in texts if text})
    return Numbers(values, np.array([values.index(Decimal(text)) if text else -1 for text in texts], int))


def respond(records, *, dose=DOSE, count=3, **options):
    """Return the response of records (group, days from the first dose, result, upper limit)."""
    group, day, result, upper = ([record[place] for record in records] for place in range(4))
    days = np.array([np.datetime64("NaT") if one is None else DOSE + one for one in day], "datetime64[D]")
    return marker_response(
        column(result),
        column(upper),
        group=np.array(group, int),
        day=days,
        first_dose=np.full(len(records), dose, "datetime64[D]"),
        sequence=np.arange(len(records)),
        count=count,
        **options,
    )


def answers(*results, limit="100", **options):
    """Return the three answers of one marker: results with their days, all against one limit."""
    found = respond([(0, day, result, limit) for day, result in results], count=1, **options)
    return "".join("-NY"[answer[0] + 1] for answer in found[2:])


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the function returns."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([(-9, "400"), (55, "100")], "YYY"),  # at the limit is normal
        ([(-9, "400"), (55, "100.1")], "NYY"),
        ([(-9, "400"), (55, "200")], "NYY"),  # exactly half
        ([(-9, "400"), (55, "200.1")], "NYN"),
        ([(-9, "400"), (55, "400")], "NNN"),
        ([(-9, "400"), (55, "90"), (110, "900")], "YYY"),  # the best later one counts
        ([(-9, "100"), (55, "90")], "-YN"),  # was normal at baseline: nothing to normalise
        ([(-9, "0.3"), (55, "0.15")], "-YY"),  # exact
        ([(-9, "0"), (55, "0")], "-NN"),  # nothing can fall below nothing
        ([(-40, "900"), (-9, "400"), (55, "300")], "NYN"),  # the last before the dose is the baseline
        ([(-9, "400"), (0, "800"), (55, "500")], "NYN"),  # the day of the dose is before it
        ([(-9, "400")], "---"),  # nothing later
        ([(55, "400"), (110, "20")], "---"),  # no baseline
        ([(-9, ""), (55, "20")], "---"),  # a baseline without a number
        ([(-9, "400"), (None, "20")], "---"),  # a later result on an unknown day
    ],
)
def test_responses_worked_out_by_hand(results, expected):
    """Normalised, decreased and decreased by half, each Y, N or not to be said."""
    assert answers(*results) == expected


def test_the_day_of_the_first_dose_is_a_parameter():
    """A study may hold results of that day to be later ones."""
    assert answers((-9, "400"), (0, "800"), (55, "500"), same_day=False) == "NNN"


def test_the_percentage_is_a_parameter():
    """A fall by a quarter is enough where the study asks for 25 per cent."""
    assert answers((-9, "400"), (55, "300"), percent=Decimal(25)) == "NYY"
    assert answers((-9, "400"), (55, "300.1"), percent=Decimal(25)) == "NYN"


def test_each_result_has_its_own_limit():
    """Laboratories change, and a result without a limit decides nothing."""
    assert respond([(0, -9, "400", "100"), (0, 55, "150", "200")], count=1).normalised.tolist() == [1]
    assert respond([(0, -9, "400", "100"), (0, 55, "50", "")], count=1).normalised.tolist() == [-1]
    assert respond([(0, -9, "400", ""), (0, 55, "50", "100")], count=1).normalised.tolist() == [-1]
    assert respond([(0, -9, "400", "100"), (0, 55, "50", ""), (0, 90, "150", "100")], count=1).normalised[0] == 0


def test_baseline_and_lowest_result_are_named():
    """The rows say where the answers come from: of one day the later sequence is baseline, the earlier one lowest."""
    records = [(1, -9, "7", "5"), (1, -9, "8", "5"), (1, 55, "2", "5"), (1, 55, "2", "5"), (0, 55, "2", "5")]
    found = respond(records)
    assert found.baseline.tolist() == [-1, 1, -1]
    assert found.lowest.tolist() == [4, 2, -1]


def test_without_a_first_dose_nothing_can_be_said():
    """Screening failures have no answer, and no records have none either."""
    found = respond([(0, -9, "400", "100"), (0, 55, "50", "100")], dose=np.datetime64("NaT"), count=1)
    assert [answer.tolist() for answer in found] == [[-1]] * 5
    assert respond([], count=2).decreased.tolist() == [-1, -1]


RECORDS = st.lists(
    st.tuples(
        st.integers(-1, 2),
        st.none() | st.integers(-5, 5),
        st.sampled_from(["", "1", "2", "2.0", "3", "9"]),
        st.sampled_from(["", "2", "5"]),
    ),
    min_size=1,
    max_size=12,
)


def told(records):
    """Return the three answers of all groups."""
    return [answer.tolist() for answer in respond(records)[2:]]


@given(RECORDS)
def test_a_fall_by_half_is_a_fall_and_answers_are_y_n_or_nothing(records):
    """Decreased by half implies decreased, and both can be said of the same markers."""
    _, fell, halved = told(records)
    for one, half in zip(fell, halved, strict=True):
        assert {one, half} <= {-1, 0, 1}
        assert half <= one
        assert (half < 0) == (one < 0)


@given(RECORDS)
def test_adding_a_marker_changes_no_other(records):
    """The answers of group 0 are the same with and without the others."""
    own = [record for record in records if record[0] == 0]
    assert [answer[0] for answer in told(own)] == [answer[0] for answer in told(records)]


@given(RECORDS, st.integers(1, 5), st.sampled_from(["1", "3"]))
def test_a_further_result_never_takes_an_answer_back(records, day, result):
    """Who has responded has, whatever comes later."""
    more = told([*records, (0, day, result, "5")])
    for before, after in zip(told(records), more, strict=True):
        assert before[0] < 1 or after[0] == 1
