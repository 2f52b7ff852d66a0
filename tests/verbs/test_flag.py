"""Tests of the verb ``flag``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.flag import flag


@pytest.mark.parametrize(
    ("condition", "words", "answer"),
    [(True, (), "Y"), (False, (), None), (True, ("X", "Z"), "X"), (False, ("Y", "N"), "N")],
)
def test_a_condition_gives_its_text(condition, words, answer):
    """Y or nothing by default, the named texts otherwise."""
    assert flag(condition, *words) == answer
