"""Tests of the verb ``date``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import DateConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.date import date

GERMAN = DateConvention(("dmy",), months=("german", "english"))


@pytest.mark.parametrize(
    ("value", "time", "answer"),
    [
        ("03.07.2019", None, "2019-07-03"),
        ("UN.08.2016", None, "2016-08"),
        ("UN.UN.2016", None, "2016"),
        ("05.UN.2016", None, "2016---05"),
        ("UNK", None, None),
        (None, None, None),
        ("  ", None, None),
        ("03.07.2019", "10:30", "2019-07-03T10:30"),
        ("03.07.2019", "UNK", "2019-07-03"),
        ("03.07.2019", " ", "2019-07-03"),
        ("03.07.2019 9:05", None, "2019-07-03T09:05"),
        ("2019-07-03T10:30", None, "2019-07-03T10:30"),
        ("3. Mai 2019 10:30", "10:30", "2019-05-03T10:30"),
        ("UN.08.2016", "UN:UN", "2016-08"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(value, time, answer):
    """Unknown parts stay unknown, and a time stands only behind a complete date."""
    assert date(value, time, convention=GERMAN) == answer


@pytest.mark.parametrize(
    ("value", "time", "code", "answer", "word"),
    [
        ("gestern", None, "VAL111", None, "gestern"),
        ("31.02.2016", None, "VAL112", None, "February 2016 has 29 days"),
        ("03.07.19", None, "VAL114", None, "pivot"),
        ("03.07.2019", "25:61", "VAL115", "2019-07-03", "25:61"),
        ("03.07.2019 24:00", None, "VAL115", "2019-07-03", "24:00"),
        ("03.07.2019T10:30Z", None, "VAL115", "2019-07-03", "10:30Z"),
        ("03.07.2019 10:30", "11:30", "VAL115", "2019-07-03", "two times"),
        ("UN.08.2016", "soon", "VAL115", "2016-08", "soon"),
        ("UN.08.2016", "10:30", "VAL116", "2016-08", "2016-08 only"),
        ("UNK", "10:30", "VAL116", None, "no date"),
        (None, "10:30", "VAL116", None, "no date"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(value, time, code, answer, word, refusal):
    """A bad date is blank; with a bad or homeless time what is known of the date is kept."""
    with refusal(code, word, answer=answer):
        date(value, time, convention=GERMAN)


def test_two_orders_that_disagree_are_refused(refusal):
    """A text that two declared orders read differently is never decided here."""
    both = DateConvention(("dmy", "mdy"))
    with refusal("VAL113", "2019-03-07 or 2019-07-03"):
        date("03/07/2019", convention=both)
    assert date("03/03/2019", convention=both) == "2019-03-03"


@pytest.mark.parametrize(
    ("value", "time", "code", "argument"),
    [
        ("03.07.2019", "25:99", "VAL115", "time"),
        ("03.07.2019 25:99", None, "VAL115", "value"),
        ("03.07.2019 25:99", "10:30", "VAL115", "value"),
        ("03.07.2019 10:30", "10:31", "VAL115", "time"),
        ("UN.07.2019", "10:30", "VAL116", "time"),
        ("UN.07.2019 10:30", None, "VAL116", "value"),
        (None, "10:30", "VAL116", "time"),
        ("31.06.2019", "10:30", "VAL112", None),
    ],
)
def test_a_refusal_names_the_argument_at_fault(value, time, code, argument):
    """The time is at fault in its own column, the date where the time stands behind it."""
    with pytest.raises(Refused) as seen:
        date(value, time, convention=GERMAN)
    assert (seen.value.code, seen.value.argument) == (code, argument)


@pytest.mark.parametrize(
    ("value", "time", "answer"),
    [
        ("2021-03-12T00:00:00", None, "2021-03-12"),
        ("2021-03-12T00:00", None, "2021-03-12T00:00"),
        ("2021-03-12", " 00:00:00 ", "2021-03-12"),
        ("2021-03-12T00:00:00", "10:30", "2021-03-12T10:30"),
    ],
)
def test_a_time_that_means_none_is_no_time(value, time, answer):
    """What a source writes where no time was collected, such as midnight in a workbook, is left out without a query."""
    assert date(value, time, convention=DateConvention(no_time=frozenset({"00:00:00"}))) == answer
