"""Tests of the verb ``on_treatment``."""

from __future__ import annotations

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.on_treatment import on_treatment


def flags(starts, *, dose="2019-07-03", last="2019-08-01", ends=None, **options):
    """Return the flags of records of one subject."""
    length = len(starts)
    dates = encode(starts), encode([dose] * length), encode([last] * length)
    end = None if ends is None else encode(ends)
    return on_treatment(*dates, end=end, subject=encode(["001"] * length), **options).to_list()


def test_from_the_first_dose_to_the_end_of_the_window():
    """The first day and the last day of the window count, the days around them do not."""
    assert flags(["2019-07-02", "2019-07-03", "2019-08-31", "2019-09-01"]) == [None, "Y", "Y", None]
    assert flags(["2019-08-01", "2019-08-02"], window=0) == ["Y", None]


def test_what_went_on_counts_only_where_the_end_is_named():
    """A record that began before and did not end before the first dose is on treatment where the study says so."""
    assert flags(["2019-06-01"] * 2) == [None, None]
    assert flags(["2019-06-01"] * 2, ends=["2019-07-01", "2019-07-03"]) == [None, "Y"]


def test_no_dose_no_treatment_and_an_open_end_stays_open():
    """Without a first dose nothing counts; while the last dose is not known the window stays open."""
    assert flags(["2019-07-03"], dose=None) == [None]
    assert flags(["2029-07-03", None], last=None) == ["Y", "Y"]
