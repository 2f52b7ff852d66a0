"""Tests of the verb ``lesion_test``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.lesion_test import lesion_test


@pytest.mark.parametrize(
    ("lesion", "test"),
    [
        ("T1", "TUMIDENT"),
        (None, "TUMIDENT"),
        ("NEW1A", "TUMIDENT"),
        ("T1/T2", "TUMERGE"),
        ("R1-T1/T2", "TUMERGE"),
        ("T1.1", "TUSPLIT"),
        ("DR. A/B-T1", "TUMIDENT"),
        ("DR. A/B-T1.2", "TUSPLIT"),
        ("T1.1/T2", "TUMERGE"),
    ],
)
def test_the_identifier_says_what_is_told_of_the_lesion(lesion, test):
    """Merged and split lesions are known by their identifier, whatever signs the evaluator's name has."""
    assert lesion_test(lesion) == test
