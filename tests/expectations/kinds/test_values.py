"""Single values: each rule finds what breaks it, and nothing else."""

from __future__ import annotations

import pytest
from tests.expectations.small import positions, small

from nec_cdisc.expectations.kinds import values


@pytest.mark.parametrize(
    "text", ["2016", "2016-08", "2016-08-05T10:30", "--08-05", "2016-08-01/2016-09", "2016-08-01/P1D", "P1D/2016-08"]
)
def test_a_date_may_be_partial_or_an_interval(text):
    """Dates, date-times, partial ones and intervals of SDTM are dates."""
    assert values.is_date(text)


@pytest.mark.parametrize(
    "text", ["2024-13-45", "05.08.2016", "20160805", "2015-02-29", "UNK", "2016/", "/2016", "P1D/P2D"]
)
def test_what_the_calendar_does_not_know_is_no_date(text):
    """A text in another notation, or a day that does not exist, is no date."""
    assert not values.is_date(text)


@pytest.mark.parametrize("text", ["P18M", "P1Y2M10DT2H30M", "-PT15M", "P2W", "PT0.5S", "2016-08-01/2016-09-01"])
def test_a_duration_is_told_by_its_letters(text):
    """Durations with a sign, fractions, weeks, and intervals are durations."""
    assert values.is_duration(text)


@pytest.mark.parametrize("text", ["P", "PT", "P1", "18M", "P1DT", "P1H", "PT1D", "2016-08-01", "P-1D", "1 hour"])
def test_a_duration_without_its_letters_is_none(text):
    """A number without a unit, a unit without a number and a plain date are no durations."""
    assert not values.is_duration(text)


def test_dates_at_fault_are_found_with_their_records():
    """Records are found for each column; blank dates are none of them."""
    data = small(AESTDTC=["2024-13-45", None, "2024", "2024-13-45"], AEENDTC=["2024", "x", None, None])
    assert positions(values.dates(data, ["AESTDTC", "AEENDTC"])) == [(("AESTDTC",), [0, 3]), (("AEENDTC",), [1])]


def test_durations_at_fault_are_found():
    """A text that is no duration is found."""
    assert positions(values.durations(small(AEDUR=["P1D", "1D"]), ["AEDUR"])) == [(("AEDUR",), [1])]


def test_a_study_day_is_whole_and_never_zero():
    """Day zero and half a day are found; days before the reference are not."""
    assert positions(values.study_days(small(AEDY=[-1, 0, 1, 1.5, None]), ["AEDY"])) == [(("AEDY",), [1, 3])]


def test_a_sequence_number_counts_from_one():
    """Zero, a negative number and a fraction are found."""
    data = small(AESEQ=[1, 0, -2, 2.5, None])
    assert positions(values.positive_whole(data, ["AESEQ"])) == [(("AESEQ",), [1, 2, 3])]


def test_a_test_code_could_be_a_name():
    """Nine characters, small letters, a digit in front and other signs are found."""
    data = small("LB", LBTESTCD=["ALT", "ALTANDAST", "alt", "1ALT", "A-LT", "HCT_1", None])
    assert positions(values.test_codes(data, ["LBTESTCD"])) == [(("LBTESTCD",), [1, 2, 3, 4])]


def test_each_column_has_a_length_of_its_own():
    """A text is held against the length of its column."""
    data = small(A=["four", "fives"], B=["four", "fives"])
    assert positions(values.lengths(data, {"A": 4, "B": 5})) == [(("A",), [1])]


def test_a_transport_file_holds_200_bytes_of_ascii():
    """A text of 201 bytes and one of other characters are found, in all columns of texts where none are named."""
    data = small(A=["x" * 200, "x" * 201, "µg"], N=[1, 2, 3])
    assert positions(values.transport(data)) == [(("A",), [1]), (("A",), [2])]
    assert positions(values.transport(data, [])) == []


def test_blanks_fill_nothing():
    """A missing value, an empty text, blanks and a missing number are found where a value is required."""
    data = small(A=["a", None, "", " "], N=[1, None, 0, 2])
    assert positions(values.filled(data, ["A", "N"])) == [(("A",), [1, 2, 3]), (("N",), [1])]


def test_a_column_that_is_not_there_is_refused():
    """A column that does not exist is an error, never a pass."""
    with pytest.raises(KeyError):
        list(values.dates(small(A=["x"]), ["AESTDTC"]))
