"""Date-times completed for analysis: the reference vectors and what they leave open."""

from __future__ import annotations

import csv
import doctest
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import imputed_time as module
from nec_cdisc.rules.imputed_time import LEVELS, TimeImputation, imputed_time, time_faults

ORACLES = Path(__file__).parents[1] / "oracles"
MINIMUM, MAXIMUM = [date(2020, 2, 10), date(2019, 6, 1)], [date(2020, 2, 20), date(2020, 6, 30)]
MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2025, 12, 31)).map(lambda one: one.replace(microsecond=0))  # noqa: DTZ001


def at(text):
    """Return a moment from its ISO 8601 text."""
    return datetime.fromisoformat(text)


def rows(name):
    """Return the rows of a file of reference vectors."""
    with (ORACLES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def answer(row):
    """Return our date-time and flags for a row, missing as NA."""
    options = TimeImputation(row["highest_imputation"], row["date_imputation"], row["time_imputation"])
    minimum = MINIMUM if "min" in row["minmax"] else []
    maximum = MAXIMUM if "max" in row["minmax"] else []
    assert time_faults(options, minimum=bool(minimum), maximum=bool(maximum)) == []
    found = imputed_time(None if row["XXDTC"] == "NA" else row["XXDTC"], options, minimum, maximum)
    if found is None:
        return "NA", "NA", "NA"
    return found.moment.isoformat(), found.date_flag or "NA", found.time_flag or "NA"


def expected(row):
    """Return the answer of the reference."""
    moment = row["ADTM"].replace(" ", "T").removesuffix("Z")
    return moment, row["ADTF"], row["ATMF"]


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the functions return."""
    assert doctest.testmod(module).failed == 0


def test_every_reference_vector_agrees():
    """All 2,100 rows of the reference agree in date-time and both flags."""
    vectors = rows("date_dtm_expected.csv")
    assert len(vectors) == 2100
    assert [row for row in vectors if answer(row) != expected(row)] == []


@pytest.mark.parametrize("row", [row for row in rows("date_errors.csv") if row["fun"] == "dtm"], ids=str)
def test_combinations_that_say_nothing_are_refused(row):
    """Each combination that the reference refuses is refused before any date is looked at."""
    options = TimeImputation(row["hi"], *row["di"].split())
    assert time_faults(options, minimum="min" in row["minmax"], maximum="max" in row["minmax"])


def test_all_faults_are_said_at_once():
    """A wrong level, a wrong rule of dates and a wrong rule of times each have a sentence."""
    faults = time_faults(TimeImputation("second", "middle", "24:00:00"), minimum=False, maximum=False)
    assert [fault.split(";")[0] for fault in faults] == [
        "the highest imputation is 'second'",
        "the rule is 'middle'",
        "the rule of times is '24:00:00'",
    ]
    assert time_faults(TimeImputation("Y", "last", "last"), minimum=True, maximum=False) == [
        "to impute the year by last needs a maximum"
    ]


@pytest.mark.parametrize(
    ("text", "options", "moment", "flags"),
    [
        ("2020-02-15T10:30", TimeImputation("s"), "2020-02-15T10:30:00", (None, "S")),
        ("2020-02-15T10:30", TimeImputation("s", flag_seconds=False), "2020-02-15T10:30:00", (None, None)),
        ("2020-02-15T10", TimeImputation("h", flag_seconds=False), "2020-02-15T10:00:00", (None, "M")),
        ("2020-02-15T-:30", TimeImputation("h", time_rule="last"), "2020-02-15T23:59:59", (None, "H")),
        ("2020-02-15T-:30", TimeImputation("h", time_rule="last", preserve=True), "2020-02-15T23:30:59", (None, "H")),
        ("2020-02--T10:30:05", TimeImputation("D", "last", preserve=True), "2020-02-29T10:30:05", ("D", None)),
        ("2020-02-15T10:30:05.25", TimeImputation(), "2020-02-15T10:30:05.250000", (None, None)),
        ("2020-02-15T10:30:05+02:00", TimeImputation(), "2020-02-15T10:30:05", (None, None)),
        ("2020---31T10", TimeImputation("M", "mid", preserve=True), "2020-05-31T10:00:00", ("M", "M")),
    ],
)
def test_parts_of_the_time_stand_for_those_missing(text, options, moment, flags):
    """The rule fills what is missing, keeps what may be kept, and the flags tell the largest part filled."""
    assert imputed_time(text, options) == (at(moment), *flags)


@pytest.mark.parametrize("text", ["2020-02-15T10:30", "2020-02-15", "2020-02", None])
def test_a_larger_missing_part_than_allowed_leaves_the_date_missing(text):
    """Nothing may be filled, so only a complete date-time is answered."""
    assert imputed_time(text, TimeImputation("n")) is None


def test_a_bound_may_be_a_moment_of_the_day():
    """A dose at 8:30 raises an event of that day without a time, and not one of another day."""
    dose = [at("2020-02-15T08:30:00"), None]
    options = TimeImputation("h")
    assert imputed_time("2020-02-15", options, minimum=dose).moment == dose[0]
    assert imputed_time("2020-02-15T07", options, minimum=dose).moment == at("2020-02-15T07:00:00")
    assert imputed_time("2020-02-16", options, minimum=dose).moment == at("2020-02-16T00:00:00")
    assert imputed_time("2020-02-15", TimeImputation("h", time_rule="last"), (), dose).moment == dose[0]
    assert imputed_time("--02-15", TimeImputation("Y", "last"), (), dose) == (dose[0], "Y", "H")


@given(
    MOMENTS,
    st.sampled_from([4, 7, 10, 13, 16, 19]),
    st.sampled_from(LEVELS[:-1]),
    st.sampled_from(["first", "mid", "last"]),
    st.sampled_from(["first", "last", "12:34:00"]),
    st.lists(MOMENTS, max_size=2),
)
def test_a_known_part_never_changes(moment, length, highest, date_rule, time_rule, limits):
    """Whatever options and bounds say, the parts that were collected stay, and nothing is filled beyond the level."""
    text = moment.isoformat()[:length]
    missing = {4: "M", 7: "D", 10: "h", 13: "m", 16: "s", 19: "n"}[length]
    found = imputed_time(text, TimeImputation(highest, date_rule, time_rule), limits, limits[::-1])
    if found is None:
        assert LEVELS.index(missing) > LEVELS.index(highest)
    else:
        assert LEVELS.index(missing) <= LEVELS.index(highest)
        assert found.moment.isoformat().startswith(text)
