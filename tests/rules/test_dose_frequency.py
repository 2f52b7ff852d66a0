"""Dosing frequencies as numbers."""

from __future__ import annotations

import doctest
from decimal import Decimal

import pytest

from nec_cdisc.rules import dose_frequency as module
from nec_cdisc.rules.dose_frequency import FREQUENCIES, daily_dose, doses_taken
from nec_cdisc.standard import load


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the functions return."""
    assert doctest.testmod(module).failed == 0


def test_frequencies_are_terms_of_the_codelist():
    """Each term is a submission value of FREQ, so that EXDOSFRQ is found."""
    assert set(FREQUENCIES) <= {term.value for term in load().standard.codelists["C71113"].terms.values()}


@pytest.mark.parametrize(
    ("days", "frequency", "doses"),
    [
        (28, "QD", 28),
        (28, "QOD", 14),
        (29, "QOD", 15),
        (1, "QOD", 1),
        (28, "BID", 56),
        (21, "EVERY 3 WEEKS", 1),
        (22, "EVERY 3 WEEKS", 2),
        (5, "ONCE", 1),
        (5, "UNKNOWN", None),
    ],
)
def test_an_interval_begins_with_a_dose(days, frequency, doses):
    """Every other day of 29 days are 15 doses, and a term without a rhythm has no number."""
    assert doses_taken(days, frequency) == doses


def test_levels_of_dosing_are_compared_by_day():
    """5 mg every other day are less than 5 mg daily."""
    assert daily_dose(Decimal(5), "QOD") == Decimal("2.5") < daily_dose(Decimal(5), "QD")
    assert daily_dose(Decimal(5), "PRN") is None
