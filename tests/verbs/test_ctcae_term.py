"""Tests of the verb ``ctcae_term``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.standard.loading import load
from nec_cdisc.verbs.ctcae_term import ctcae_term

CRITERIA = load().standard.grades


@pytest.mark.parametrize(
    ("test", "fasting", "specimen", "direction", "expected"),
    [
        ("HGB", None, None, "low", "Anemia"),
        ("HGB", None, "BLOOD", "high", "Hemoglobin increased"),
        ("GLUC", "Y", None, "high", "Hyperglycemia (Fasting)"),
        ("GLUC", "N", None, "high", "Hyperglycemia"),
        ("GLUC", None, None, "high", "Hyperglycemia"),
        ("GLUC", "Y", "URINE", "high", None),
        ("LDH", None, None, "high", None),
        ("ALT", None, None, "low", None),
    ],
)
def test_a_test_has_the_term_of_its_direction(test, fasting, specimen, direction, expected):
    """Fasting and specimen decide where the criteria ask for them; a test without a term has none."""
    assert ctcae_term(test, fasting, specimen, direction, criteria=CRITERIA) == expected


def test_a_version_that_nobody_holds_is_refused():
    """The refusal names the versions that there are."""
    with pytest.raises(Refused, match=r"no version 5\.0 .* holds 4\.03") as refusal:
        ctcae_term("HGB", version="5.0", criteria=CRITERIA)
    assert refusal.value.code == "ANL114"
