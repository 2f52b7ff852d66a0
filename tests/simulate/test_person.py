"""Subjects: a plan of forty, numbers within sites that never collide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.simulate.person import PLAN, ROUND, SITE_PLAN, make_person


def test_plan_has_a_site_for_each_place():
    """The plan of subjects and that of sites have forty places and ten sites."""
    assert len(PLAN) == len(SITE_PLAN) == ROUND == 40
    assert set(SITE_PLAN) == set(range(1, 11))


def test_numbers_within_a_site_run_from_one():
    """Four hundred subjects have four hundred identifiers, numbered from 001 within each site."""
    people = [make_person(1, index) for index in range(400)]
    assert len({person.usubjid for person in people}) == 400
    for site in {person.site for person in people}:
        numbers = [int(person.subject) for person in people if person.site == site]
        assert numbers == list(range(1, len(numbers) + 1))


@given(st.integers(0, 10**6), st.integers(0, 10**5))
def test_enrolment_keeps_its_order(seed, index):
    """Consent comes before the baseline scan, that before first dose, within 28 days; adults only."""
    person = make_person(seed, index)
    assert person.age >= 18
    assert person.consent < person.baseline_scan
    if person.first_dose:
        assert person.baseline_scan < person.first_dose
        assert (person.first_dose - person.baseline_scan).days <= 28
