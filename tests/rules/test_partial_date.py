"""Partial ISO 8601 dates are read, ordered and never completed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import partial_date
from nec_cdisc.rules.date_notation import read
from nec_cdisc.rules.partial_date import Precision

VALID = {
    "2016": Precision.YEAR,
    "2016-08": Precision.MONTH,
    "2016-08-05": Precision.DAY,
    "2016-02-29": Precision.DAY,
    "2016-08-05T10": Precision.HOUR,
    "2016-08-05T10:30": Precision.MINUTE,
    "2016-08-05T10:30:15": Precision.SECOND,
    "2016-08-05T10:30:15.123": Precision.SECOND,
    "2016-08-05T10:30Z": Precision.MINUTE,
    "2016-08-05T10:30+02:00": Precision.MINUTE,
    "2016---05": Precision.YEAR,
    "2016---31": Precision.YEAR,
    "--08-05": Precision.NONE,
    "--02-29": Precision.NONE,
    "--08": Precision.NONE,
    "-----T07:15": Precision.NONE,
    "2016-08-05T-:15": Precision.DAY,
    "2016-08-05T13:-:17": Precision.HOUR,
    "2016-08--T10:30": Precision.MONTH,
}
INVALID = (
    "",
    " ",
    "-",
    "--",
    "2016-",
    "2016--",
    "2016-08-",
    "2016-08--",
    "2016-13",
    "2016-00",
    "2016-08-32",
    "2016-02-30",
    "2015-02-29",
    "--02-30",
    "2016---32",
    "2016-08-00",
    "0000",
    "16-08-05",
    "2016-8-5",
    "20160805",
    "2016-08T10:30",
    "2016-08-05T",
    "2016-08-05T24:00",
    "2016-08-05T10:60",
    "2016-08-05T10:30:60",
    "2016-08-05T10:-",
    "2016-08-05T10+02:00",
    "2016-08-05T10:30+15:00",
    "2016-08-05T10:30+02:60",
    "2016-08-05 10:30",
    "2016-08-05/2016-08-06",
    "P1D",
    "2016-08-05\n",
    "２０１６",  # noqa: RUF001  # full-width digits are no digits of ISO 8601
)


@pytest.mark.parametrize(("text", "expected"), VALID.items())
def test_valid_texts_have_a_precision(text, expected):
    """Every notation of the guide is read, and its precision ends at the first missing part."""
    assert partial_date.is_valid(text)
    assert partial_date.precision(text) == expected


@pytest.mark.parametrize("text", INVALID)
def test_other_texts_are_refused(text):
    """What the notation or the calendar does not know is no date, and decides nothing."""
    assert not partial_date.is_valid(text)
    assert partial_date.precision(text) is Precision.NONE
    assert partial_date.day(text) is None
    assert partial_date.compare(text, "2016-08-05") is None
    assert partial_date.compare("2016-08-05", text) is None


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("2016-07", "2016-08-05", -1),
        ("2015", "2016-01-01", -1),
        ("2016", "2016-08-05", None),
        ("2016-08", "2016-08-05", None),
        ("2016-08", "2016-08", None),
        ("2016", "2016", None),
        ("2016-08-05", "2016-08-05", 0),
        ("2016-08-05", "2016-08-06", -1),
        ("2016-08-05", "2016-08-05T10:30", None),
        ("2016-08-05T10:30", "2016-08-05T10:30", 0),
        ("2016-08-05T10", "2016-08-05T10:30", None),
        ("2016-08-05T10", "2016-08-05T10", 0),
        ("2016-08-05T09", "2016-08-05T10:30", -1),
        ("2016-08-05T10:30", "2016-08-05T10:31", -1),
        ("2016-08-05T10:30:15", "2016-08-05T10:30:15.5", -1),
        ("2016-08-05T10:30:15.50", "2016-08-05T10:30:15.5", 0),
        ("2016---05", "2017-01-01", -1),
        ("2016---05", "2016-01-04", 1),
        ("2016---05", "2016-01-05", None),
        ("2016---05", "2016-12-06", -1),
        ("2016---05", "2016-06", None),
        ("2016---05", "2016---05", None),
        ("--08-05", "2016-08-06", None),
        ("--08-05", "--08-05", None),
        ("2016-08-05T-:15", "2016-08-05T-:15", None),
        ("2016-08-05T-:15", "2016-08-06", -1),
        ("-----T07:15", "-----T08:15", None),
        ("2016-08-05T10:30+02:00", "2016-08-05T08:30Z", 0),
        ("2016-08-05T00:30+02:00", "2016-08-04T23:00Z", -1),
        ("2016-08-05T10:30+02:00", "2016-08-05T10:31", -1),
    ],
)
def test_compare_decides_only_what_is_known(first, second, order):
    """The order is stated where the known parts decide it, and it mirrors when the sides change."""
    assert partial_date.compare(first, second) == order
    assert partial_date.compare(second, first) == (None if order is None else -order)


def test_before_and_after_need_certainty():
    """An undecided order is neither before nor after."""
    assert partial_date.before("2016-07", "2016-08-05")
    assert partial_date.after("2016-08-05", "2016-07")
    assert not partial_date.before("2016-08", "2016-08-05")
    assert not partial_date.after("2016-08", "2016-08-05")
    assert not partial_date.before("2016-08-05", "2016-08-05T10:30")


def test_a_missing_time_leaves_the_same_day_on():
    """A date and a date-time of one day are on that day, times that are known decide, a month is not enough."""
    assert partial_date.on_or_before("2016-08-05", "2016-08-05T10:30")
    assert partial_date.on_or_after("2016-08-05", "2016-08-05T10:30")
    assert partial_date.on_or_before("2016-08-05T10:00", "2016-08-05T10:30")
    assert not partial_date.on_or_after("2016-08-05T10:00", "2016-08-05T10:30")
    assert not partial_date.on_or_before("2016-08", "2016-08-05")
    assert not partial_date.on_or_before("2016-08", "2016-08")


def test_same_day_ignores_times():
    """Only dates known to the day can share one."""
    assert partial_date.same_day("2016-08-05", "2016-08-05T10:30")
    assert not partial_date.same_day("2016-08", "2016-08")
    assert not partial_date.same_day("2016-08-05", "2016-08-06")
    assert partial_date.day("2016-08-05T10:30") == date(2016, 8, 5)


def test_order_of_lists_is_that_of_text_with_blank_last():
    """Partial dates sort as text and blank comes last, so it is never the earliest or the latest."""
    dates = ["2016-08-05", None, "2016-08", "2016-09"]
    assert sorted(dates, key=partial_date.sort_key) == ["2016-08", "2016-08-05", "2016-09", None]
    assert partial_date.earliest(dates) == "2016-08"
    assert partial_date.latest(dates) == "2016-09"
    assert partial_date.earliest([None]) is None
    assert partial_date.latest([]) is None


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def _cut(day, length):
    return day.isoformat()[:length]


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_a_decided_order_holds_for_the_true_days(first, second, cut_first, cut_second):
    """Taking parts away from two dates can hide their order but never turn it round."""
    order = partial_date.compare(_cut(first, cut_first), _cut(second, cut_second))
    truth = (first > second) - (first < second)
    assert order in {None, truth}
    if cut_first == cut_second == 10:
        assert order == truth


@given(DAYS, DAYS)
def test_an_unknown_month_never_turns_the_order_round(first, second):
    """The same holds for a part missing in the middle."""
    hidden = f"{first.year}---{first.day:02d}"
    order = partial_date.compare(hidden, second.isoformat())
    assert order in {None, (first > second) - (first < second)}


@given(st.text(alphabet="0123456789-T:.Z+", max_size=28) | st.text(max_size=12))
def test_any_text_is_answered(text):
    """No text raises."""
    assert partial_date.is_valid(text) in {True, False}
    assert partial_date.compare(text, "2016-08-05T10:30+14:00") in {None, -1, 0, 1}
    assert partial_date.compare(text, "0001-01-01T00:00+14:00") in {None, -1, 0, 1}


@pytest.mark.parametrize("text", [*VALID, *INVALID])
def test_the_number_of_a_day_is_that_of_the_calendar(text):
    """A text that decides its day has the day's number, whatever its time; every other one has none."""
    known = partial_date.day(text)
    assert partial_date.day_number(text) == (None if known is None else known.toordinal())


@given(
    st.one_of(
        st.text("0129-T:Z+.5", max_size=26),
        st.from_regex(r"\A(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-9T:.Z+-]{0,12}\Z"),
        st.from_regex(
            r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T([0-9]{2}|-)(:([0-9]{2}|-)(:[0-9]{2})?)?(Z|[+-][0-9]{2}:[0-9]{2})?\Z"
        ),
    )
)
def test_a_day_and_its_time_looked_at_alone_are_judged_like_the_whole(text: str):
    """A text is valid exactly where its parts can be read together."""
    assert partial_date.is_valid(text) == (read(text) is not None)
