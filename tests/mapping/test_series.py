"""Series of names: thirty items of a questionnaire, the cycles of a trial that has no last one."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.series import SeriesError, expand, names, paired


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("q08..q11", ["q08", "q09", "q10", "q11"]),
        ("q8..11", ["q8", "q9", "q10", "q11"]),
        ("Cycle 9..10 Day 1", ["Cycle 9 Day 1", "Cycle 10 Day 1"]),
        ("Cycle 9 Day 1", ["Cycle 9 Day 1"]),
        ("C1..C1", ["C1"]),
    ],
)
def test_a_series_is_written_out_and_a_name_stays_one(text, written):
    """Numbers count up, with the zeros in front that the first one has; what stands around them is repeated."""
    assert names(text) == written


@pytest.mark.parametrize("text", ["q30..q01", "q01..r30", "Cycle 10..9 Day 1", "q01..q9"])
def test_what_is_no_series_is_refused(text):
    """A series that runs backwards, or between two different names, is a slip."""
    with pytest.raises(SeriesError, match="is no series"):
        names(text)


def test_keys_and_values_of_a_series_belong_together():
    """The third visit of the source is the third visit of the protocol."""
    assert paired({"Visit 1..3": "WEEK 0..2", "End": "END"}) == {
        "Visit 1": "WEEK 0",
        "Visit 2": "WEEK 1",
        "Visit 3": "WEEK 2",
        "End": "END",
    }
    with pytest.raises(SeriesError, match=r"names 3 and .* 2"):
        paired({"Visit 1..3": "WEEK 0..1"})


def test_tests_and_their_columns_are_written_out_together():
    """A column without a series is that of every test; a test is given once."""
    assert expand({"T1..2": {"result": "q1..2", "unit": "u"}}) == {
        "T1": {"result": "q1", "unit": "u"},
        "T2": {"result": "q2", "unit": "u"},
    }
    with pytest.raises(SeriesError, match="T2 is given twice"):
        expand({"T1..2": {"result": "a"}, "T2": {"result": "b"}})
    with pytest.raises(SeriesError, match="names 3 columns for 2 tests"):
        expand({"T1..2": {"result": "q1..3"}})
