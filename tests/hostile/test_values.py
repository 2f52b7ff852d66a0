"""Raw values that make a careless pattern search for hours: every rule answers at once."""

from __future__ import annotations

import contextlib
import time

import pytest

from nec_cdisc.mapping.condition.date_pairs import not_dates
from nec_cdisc.mapping.condition.parser import ConditionError, parse
from nec_cdisc.mapping.condition.value_tests import as_number
from nec_cdisc.plugin.convention import DateConvention, NumberConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.visible import visible
from nec_cdisc.report.table import safe
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.written_number import limit_of, read_number
from nec_cdisc.source.nearest import nearest
from nec_cdisc.verbs.date import date

LONG = 100_000
DATES = DateConvention(orders=("dmy", "mdy", "ymd"), unknown=frozenset({"UN", "UNK"}))
NUMBERS = NumberConvention(decimal=(".", ","), grouping=(",", ".", " "))
TEXTS = {
    "letters": "x" * LONG,
    "digits": "9" * LONG,
    "blanks": "<" + " " * LONG + "x",
    "inner blanks": "01.02.2019" + " " * LONG + "x",
    "dots": "1." * LONG,
    "thousands": "1,000" * LONG,
    "colons": "1:" * LONG,
    "dashes": "-" * LONG,
    "unknown": "UN" * LONG,
    "unknown dates": "UN." * LONG + "!",
    "times": "T1:" * LONG,
    "line ends": "\n" * LONG + "x",
    "quotes": '"' * LONG,
    "brackets": "(" * LONG,
    "signs": "+-" * LONG,
    "letters and blanks": "A " * LONG,
}


def quiet(function, *given, **named) -> None:
    """Call a function that may refuse."""
    with contextlib.suppress(Refused):
        function(*given, **named)


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_value_is_answered_at_once(name: str):
    """Dates, times, numbers, limits, conditions, partial dates, reports and messages take no time over any text."""
    text = TEXTS[name]
    before = time.process_time()
    quiet(date, text, convention=DATES)
    quiet(date, "01.02.2019", text, convention=DATES)
    quiet(read_number, text, NUMBERS)
    limit_of(text)
    as_number(text[:4_000])
    as_number(text)
    not_dates([text, text[:10], text[:16], text[:19]])
    partial_date.is_valid(text)
    nearest(text, ["SEX", text, text[1:]])
    visible(text)
    safe(text)
    assert time.process_time() - before < 5


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_condition_is_answered_at_once(name: str):
    """A condition of four thousand characters of any kind is read or refused at once."""
    before = time.process_time()
    for text in (TEXTS[name][:3_990], f"x is {TEXTS[name][:3_900]}", f"x is one of ({TEXTS[name][:3_900]})"):
        with contextlib.suppress(ConditionError):
            parse(text)
    assert time.process_time() - before < 5
