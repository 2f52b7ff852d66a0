"""Tests of reading times of day."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules.written_time import read_time, split_time


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("10:30", "10:30"),
        ("9:05", "09:05"),
        ("00:00", "00:00"),
        ("23:59:59", "23:59:59"),
        ("10.30", "10:30"),
        ("1030", "10:30"),
        ("103015", "10:30:15"),
        ("10:UN", "10"),
        ("UN:UN", None),
        ("unk", None),
    ],
)
def test_a_time_is_read_as_far_as_it_is_known(text, answer):
    """Hours, minutes and seconds are kept, unknown parts left out."""
    assert read_time(text, frozenset({"UN", "UNK"})) == answer


@pytest.mark.parametrize(
    "text", ["25:61", "24:00", "10:60", "10:30:60", "noon", "10:30Z", "2:30 PM", "1", "10:3", "XX:30"]
)
def test_what_no_clock_shows_is_refused(text):
    """A time outside the 24-hour clock, or in another notation, is refused."""
    with pytest.raises(Refused, match=text) as seen:
        read_time(text, frozenset({"UN"}))
    assert seen.value.code == "VAL115"


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("2019-07-03T10:30", "2019-07-03", "10:30"),
        ("03.07.2019 10:30", "03.07.2019", "10:30"),
        ("03.07.2019  9:05:00", "03.07.2019", "9:05:00"),
        ("05AUG2016:10:30:00", "05AUG2016", "10:30:00"),
        ("20190703T1030", "20190703", "1030"),
        ("12 Aug 2016 UN:UN", "12 AUG 2016", "UN:UN"),
        ("2019-07-03", "2019-07-03", None),
        ("1 Okt 2019", "1 Okt 2019", None),
        ("5OKT2019", "5OKT2019", None),
        ("UNK", "UNK", None),
        ("", "", None),
    ],
)
def test_a_time_behind_a_date_is_found(text, date, time):
    """Only what has a colon, or stands behind a T after digits, is a time."""
    assert split_time(text) == (date, time)
