"""Tests of the verb ``age``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.age import age


@pytest.mark.parametrize(
    ("birth", "answer"), [("1950-07-03", 69), ("1950-07-04", 68), ("1950-06", 69), ("1950", None), ("UN", None)]
)
def test_a_birthday_counts_and_nothing_is_completed(birth, answer):
    """The age is known on the day itself, and of a partial date where it decides the age."""
    assert age(birth, "2019-07-03") == answer
