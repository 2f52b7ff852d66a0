"""The first progression."""

from __future__ import annotations

from nec_cdisc.rules.first_progression import first_progression
from nec_cdisc.rules.reappearance import with_reappearance


def test_the_first_progression_of_each_subject(assessed):
    """A second PD is none, and a subject without one has no record."""
    one = assessed("SD 20, PD 60, PD 90", "SD 20", "", "PD 10")
    answer = first_progression(one.sequence)
    assert answer.record.tolist() == [1, -1, -1, 4]
    assert one.days(answer.date) == [60, None, None, 10]


def test_of_two_responses_on_one_day_a_progression_is_not_overlooked(assessed):
    """The worst response of a day counts, whatever stands first."""
    one = assessed("CR 60, PD 60", "PD 60, CR 60")
    assert first_progression(one.sequence).record.tolist() == [1, 2]


def test_disease_after_a_complete_response_is_one_where_the_strict_reading_is_wanted(assessed):
    """The rules are put together, not repeated."""
    one = assessed("CR 30, PR 60, PD 90")
    assert one.days(first_progression(with_reappearance(one.sequence)).date) == [60]
