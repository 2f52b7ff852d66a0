"""Dates completed for analysis: the reference vectors, what they leave open, and what may never happen."""

from __future__ import annotations

import csv
import doctest
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules import imputed_date as module
from nec_cdisc.rules.imputed_date import DateImputation, date_faults, imputed_date

ORACLES = Path(__file__).parents[1] / "oracles"
MINIMUM, MAXIMUM = [date(2020, 2, 10), date(2019, 6, 1)], [date(2020, 2, 20), date(2020, 6, 30)]
DAYS = st.dates(date(2015, 1, 1), date(2025, 12, 31))
PATTERNS = st.sampled_from(["{:%Y}", "{:%Y-%m}", "{:%Y---%d}", "{:%Y-%m-%d}", "--{:%m-%d}", "-"])
OPTIONS = st.sampled_from(
    [
        *(DateImputation(highest, rule, keep) for highest in "nDM" for rule in module.WORDS for keep in (False, True)),
        DateImputation("D", "31"),
        DateImputation("M", "02-29", preserve=True),
        DateImputation("Y", "first", preserve=True),
        DateImputation("Y", "last"),
    ]
)


def rows(name):
    """Return the rows of a file of reference vectors."""
    with (ORACLES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def bounds(row):
    """Return the bounds that a row was computed with."""
    return MINIMUM if "min" in row["minmax"] else [], MAXIMUM if "max" in row["minmax"] else []


def answer(row):
    """Return our date and flag for a row, missing as NA."""
    options = DateImputation(row["highest_imputation"], row["date_imputation"], row["preserve"] == "TRUE")
    minimum, maximum = bounds(row)
    assert date_faults(options, minimum=bool(minimum), maximum=bool(maximum)) == []
    found = imputed_date(None if row["XXDTC"] == "NA" else row["XXDTC"], options, minimum, maximum)
    return ("NA", "NA") if found is None else (found.day.isoformat(), found.flag or "NA")


def overwrites_a_known_day(row):
    """Say whether the reference has lost the day that was collected: a listed defect of it."""
    return row["XXDTC"] == "2020---15" and row["preserve"] == "TRUE" and row["ADT"][-2:] not in {"15", "NA"}


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the functions return."""
    assert doctest.testmod(module).failed == 0


def test_every_reference_vector_agrees():
    """All 1,400 rows of the reference agree in date and flag, but for six that lose a known day."""
    vectors = rows("date_dt_expected.csv")
    agreed = [row for row in vectors if not overwrites_a_known_day(row)]
    assert (len(vectors), len(agreed)) == (1400, 1394)
    assert [row for row in agreed if answer(row) != (row["ADT"], row["ADTF"])] == []


def test_a_bound_keeps_the_day_that_was_collected():
    """Where the reference moves 2020---15 onto the bound and loses the day 15, we take the nearest 15th inside it."""
    answers = [answer(row) for row in rows("date_dt_expected.csv") if overwrites_a_known_day(row)]
    assert answers == [("2020-02-15", "M")] * 6


@pytest.mark.parametrize("row", [row for row in rows("date_errors.csv") if row["fun"] == "dt"], ids=str)
def test_combinations_that_say_nothing_are_refused(row):
    """Each combination that the reference refuses is refused before any date is looked at."""
    options = DateImputation(row["hi"], row["di"], row["preserve"] == "TRUE")
    assert date_faults(options, minimum="min" in row["minmax"], maximum="max" in row["minmax"])


@pytest.mark.parametrize(
    ("options", "faults"),
    [
        (DateImputation("X"), ["the highest imputation is 'X'; it may be n, D, M, Y"]),
        (
            DateImputation("D", "middle"),
            ["the rule is 'middle'; it may be first, mid, last, a day (15) or a month and day (06-15)"],
        ),
        (DateImputation("D", "32"), ["the calendar has no day 32"]),
        (DateImputation("M", "02-30"), ["the calendar has no month and day 02-30"]),
        (
            DateImputation("M", "45"),
            ["the calendar has no day 45", "a day (45) is for the highest imputation D, not M"],
        ),
        (DateImputation("Y", "mid"), ["the year can be imputed by first or last, not by mid"]),
        (DateImputation("Y", "last"), ["to impute the year by last needs a maximum"]),
        (DateImputation("M", "02-29"), []),
    ],
)
def test_what_is_wrong_with_options_is_said_at_once(options, faults):
    """Every fault of the options has its sentence, and good options have none."""
    assert date_faults(options, minimum=True, maximum=False) == faults


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("2019-02", DateImputation("D", "30"), (date(2019, 2, 28), "D")),
        ("2019", DateImputation("M", "02-29"), (date(2019, 2, 28), "M")),
        ("2019---31", DateImputation("M", "mid", preserve=True), (date(2019, 5, 31), "M")),
        ("2019---31", DateImputation("M", "mid"), (date(2019, 6, 30), "M")),
        ("2019-08-05T10:30", DateImputation("n"), (date(2019, 8, 5), None)),
        ("2019", DateImputation("D"), None),
        (None, DateImputation("M"), None),
    ],
)
def test_the_calendar_has_the_last_word(text, options, expected):
    """A day that the month lacks becomes the last possible one before it."""
    assert imputed_date(text, options) == expected


def test_a_bound_that_is_unknown_or_out_of_reach_changes_nothing():
    """A record without the bound is imputed by the rule, and a year that only a bound could fill stays missing."""
    last = DateImputation("M", "last")
    assert imputed_date("2019", last, maximum=[None, date(2018, 6, 1)]) == (date(2019, 12, 31), "M")
    assert imputed_date("2019", last, maximum=[datetime(2019, 6, 1, 8, 30)]) == (date(2019, 6, 1), "M")  # noqa: DTZ001
    assert imputed_date("", DateImputation("Y", "last"), maximum=[None]) is None
    assert imputed_date("--05-05", DateImputation("Y"), minimum=[date(2019, 6, 1)]) == (date(2019, 6, 1), "Y")


def test_a_text_that_is_no_date_is_refused():
    """It is not taken for a blank, which a bound might fill."""
    with pytest.raises(Refused):
        imputed_date("unknown", DateImputation("Y"), minimum=[date(2019, 6, 1)])


@given(DAYS, PATTERNS, OPTIONS, st.lists(DAYS, max_size=2), st.lists(DAYS, max_size=2))
def test_a_known_part_never_changes(day, pattern, options, minimum, maximum):
    """Whatever options and bounds say, parts that were collected stay, and the flag tells what was not."""
    text = pattern.format(day)
    found = imputed_date(text, options, minimum, maximum)
    if found is None or text[0] == "-":
        return
    kept = {"{:%Y}": "%Y", "{:%Y-%m}": "%Y-%m", "{:%Y---%d}": "%Y", "{:%Y-%m-%d}": "%Y-%m-%d"}[pattern]
    if pattern == "{:%Y---%d}" and options.preserve:
        kept = "%Y %d"
    assert found.day.strftime(kept) == day.strftime(kept)
    assert found.flag == {"{:%Y}": "M", "{:%Y-%m}": "D", "{:%Y---%d}": "M", "{:%Y-%m-%d}": None}[pattern]


@given(DAYS, PATTERNS, OPTIONS, st.lists(DAYS, max_size=4))
def test_the_order_of_bounds_never_matters(day, pattern, options, minimum):
    """Several minimum dates give one answer in any order."""
    text = pattern.format(day)
    assert imputed_date(text, options, minimum) == imputed_date(text, options, minimum[::-1])


@given(DAYS, PATTERNS, DAYS)
def test_first_is_never_after_last(day, pattern, bound):
    """The middle lies between the first and the last possible date, also within a bound."""
    text = pattern.format(day)
    three = [imputed_date(text, DateImputation("M", rule, preserve=True), [bound]) for rule in ("first", "mid", "last")]
    if three[0] is not None:
        first, middle, last = (one.day for one in three)
        assert first <= middle <= last
