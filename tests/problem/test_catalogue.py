"""Every kind of problem has a code of its own and texts that help."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from nec_cdisc.problem.catalogue import CODES, FAMILIES, Severity

ALL = [code for family in FAMILIES.values() for code in family]


def test_no_code_is_given_twice():
    """Two kinds of problem never share a code, in one family or across them."""
    assert [code for code, times in Counter(code.id for code in ALL).items() if times > 1] == []
    assert len(CODES) == len(ALL)


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_a_code_is_well_formed_and_says_why_and_what_next(code):
    """Three capital letters of its family and three digits; title, reason and next step are written out."""
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code.id)
    assert code in FAMILIES[code.id[:3]]
    assert isinstance(code.severity, Severity)
    assert code.title == code.title.strip() != ""
    assert not code.title.endswith(".")
    for sentence in (code.why, code.next_step):
        assert sentence.endswith(".")
        assert len(sentence) > 8


def test_titles_tell_the_codes_apart():
    """Two codes with one title could not be told apart on the screen."""
    assert [title for title, times in Counter(code.title for code in ALL).items() if times > 1] == []
