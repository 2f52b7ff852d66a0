"""Tests of reading dates as sites write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.convention import DateConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules.month_names import MONTH_NAMES
from nec_cdisc.rules.written_date import read_date

DMY = DateConvention(("dmy",), months=("english", "german"))
YMD = DateConvention()
BOTH = DateConvention(("dmy", "mdy"), pivot=30)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def _refused(text, convention):
    with pytest.raises(Refused) as seen:
        read_date(text, convention)
    return seen.value


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("UN.08.2016", "2016-08"),
        ("UN.UN.2016", "2016"),
        ("05.UN.2016", "2016---05"),
        ("05.08.UN", "--08-05"),
        ("UN-AUG-2016", "2016-08"),
        ("UNK", None),
        ("UN.UN.UNK", None),
        ("xx/xx/2016", "2016"),
        ("3. März 2019", "2019-03-03"),
        ("3-Mrz-2019", "2019-03-03"),
        ("3 Ma\u0308r 2019", "2019-03-03"),
        ("5 MAI 2019", "2019-05-05"),
        ("5 may 2019", "2019-05-05"),
        ("1 Okt 2019", "2019-10-01"),
        ("1 Dez. 2019", "2019-12-01"),
        ("1 September 2019", "2019-09-01"),
        ("1 Sept 2019", "2019-09-01"),
        ("05AUG2016", "2016-08-05"),
        ("UNAUG2016", "2016-08"),
        ("UN082016", "2016-08"),
        ("UNUN2016", "2016"),
        ("Aug 5, 2016", "2016-08-05"),
        ("2016 Aug 5", "2016-08-05"),
        ("Aug 2016", "2016-08"),
        ("08.2016", "2016-08"),
        ("8/2016", "2016-08"),
        ("2016", "2016"),
        ("03072019", "2019-07-03"),
        ("3.7.2019", "2019-07-03"),
        (" 03 07 2019 ", "2019-07-03"),
        ("2019-07-03", "2019-07-03"),
        ("2019-07", "2019-07"),
        ("2019---05", "2019---05"),
        ("--07-05", "--07-05"),
        ("29.02.UN", "--02-29"),
        ("29.02.2016", "2016-02-29"),
    ],
)
def test_a_day_first_source_is_read(text, answer):
    """Separators, names in both languages, unknown parts and ISO 8601 give what was written, and no more."""
    assert read_date(text, DMY).iso() == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("20190703", "2019-07-03"),
        ("201907", "2019-07"),
        ("2019", "2019"),
        ("2019/7/3", "2019-07-03"),
        ("2019.07", "2019-07"),
        ("201908UN", "2019-08"),
        ("2019UNUN", "2019"),
        ("2019 UN 05", "2019---05"),
    ],
)
def test_a_year_first_source_is_read(text, answer):
    """Compact dates and their beginnings are read where the year is declared to come first."""
    assert read_date(text, YMD).iso() == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [("29.02.28", "2028-02-29"), ("13.07.29", "2029-07-13"), ("13.07.30", "1930-07-13"), ("03/03/05", "2005-03-03")],
)
def test_the_pivot_decides_the_century(text, answer):
    """Below the pivot 20xx, else 19xx, and only where the declared orders agree."""
    assert read_date(text, BOTH).iso() == answer


@pytest.mark.parametrize(
    ("text", "convention", "code", "word"),
    [
        ("soon", DMY, "VAL111", "dmy"),
        ("08.16", DMY, "VAL111", "08.16"),
        ("5.8.2016.1", DMY, "VAL111", "5.8.2016.1"),
        ("5 Août 2016", DMY, "VAL111", "Août"),
        ("5 Okt 2016", YMD, "VAL111", "Okt"),
        ("1 Jan Feb 2016", DMY, "VAL111", "Jan"),
        ("August", DMY, "VAL111", "August"),
        ("2016_08_05", YMD, "VAL111", "2016_08_05"),
        ("1" * 60 + "x", DMY, "VAL111", "dmy"),
        ("31.02.2016", DMY, "VAL112", "February 2016 has 29 days"),
        ("29.02.2015", DMY, "VAL112", "28 days"),
        ("31.04.UN", DMY, "VAL112", "April has 30 days"),
        ("32.UN.2016", DMY, "VAL112", "no month has a day 32"),
        ("00.08.2016", DMY, "VAL112", "August 2016"),
        ("05.13.2016", DMY, "VAL112", "no month 13"),
        ("2016-13", YMD, "VAL112", "no month 13"),
        ("05.08.0206", DMY, "VAL112", "206"),
        ("05.08.2916", DMY, "VAL112", "2916"),
        ("03/07/2019", BOTH, "VAL113", "2019-03-07 or 2019-07-03"),
        ("03.07.19", DMY, "VAL114", "pivot"),
        ("12 Dez 16", DMY, "VAL114", "16"),
        ("190703", YMD, "VAL114", "19"),
        ("201207", YMD, "VAL114", "20"),
    ],
)
def test_what_is_no_single_date_is_refused(text, convention, code, word):
    """The refusal has the code of its kind and says why."""
    refused = _refused(text, convention)
    assert refused.code == code
    assert word in refused.message
    assert refused.answer is None


def test_digits_can_be_declared_unknown():
    """A source that writes 00 for an unknown part is read as declared, with separators and without."""
    zeros = DateConvention(("dmy",), unknown=frozenset({"00", "0000"}))
    texts = ("00.08.2016", "00082016", "00.00.2016", "00.00.0000")
    assert [read_date(text, zeros).iso() for text in texts] == ["2016-08", "2016-08", "2016", None]


def test_a_year_day_month_source_is_not_read_as_iso():
    """Where year-day-month is declared, hyphens alone do not make a text ISO 8601."""
    assert read_date("2019-07-03", DateConvention(("ydm",))).iso() == "2019-03-07"
    assert _refused("2019-07-03", DateConvention(("ydm", "ymd"))).code == "VAL113"


@given(DAYS, st.sampled_from(["dmy", "mdy", "ymd", "ydm"]), st.sampled_from([".", "-", "/", " ", ""]))
def test_every_day_is_read_back(day, order, separator):
    """A full date in a declared order, with any separator or none, is the day that was written."""
    parts = {"d": f"{day.day:02d}", "m": f"{day.month:02d}", "y": f"{day.year:04d}"}
    text = separator.join(parts[part] for part in order)
    assert read_date(text, DateConvention((order,))).iso() == day.isoformat()


@given(DAYS, st.sampled_from(["english", "german"]), st.data())
def test_every_month_name_is_read(day, language, data):
    """Each name of each language stands for its month."""
    name = data.draw(st.sampled_from(MONTH_NAMES[language][day.month - 1]))
    text = f"{day.day} {name.title()} {day.year}"
    assert read_date(text, DateConvention(("dmy",), months=(language,))).iso() == day.isoformat()


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    """Whatever is typed, the answer is a date or a refusal with a code of dates."""
    assert _outcome(text) in {"date", "VAL111", "VAL112", "VAL113", "VAL114"}


def _outcome(text):
    try:
        read_date(text, BOTH)
    except Refused as refused:
        return refused.code
    return "date"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("43666", "; a spreadsheet writes 2019-07-20 as this number"),
        ("20-Okt-2019", "; Okt is a month in German, which the source does not declare"),
        ("20 März 2019", "; März is a month in German, which the source does not declare"),
        ("soon", ""),
        ("04366", ""),
    ],
)
def test_a_refusal_says_what_the_text_looks_like(text, hint):
    """A spreadsheet's number of a day and a month of another language are recognised, never read."""
    refused = _refused(text, DateConvention(("dmy",)))
    assert refused.message == f"{text!r} is not a date in a declared order (dmy){hint}"
