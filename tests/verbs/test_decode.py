"""Tests of the verb ``decode``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import Decodes
from nec_cdisc.verbs.decode import decode

TESTS = Decodes({"ALT": "Alanine Aminotransferase", "CGB": "Chromogranin B"})


def test_a_code_gives_its_decode():
    """A code has the name that the standard or the study pairs with it."""
    assert decode("ALT", decodes=TESTS) == "Alanine Aminotransferase"
    assert decode("CGB", decodes=TESTS) == "Chromogranin B"


def test_a_code_without_decode_is_refused(refusal):
    """A name is never made up; case matters, as in the standard."""
    with refusal("VAL104", "'alt'"):
        decode("alt", decodes=TESTS)
