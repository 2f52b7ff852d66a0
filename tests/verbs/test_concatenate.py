"""Tests of the verb ``concatenate``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.concatenate import concatenate


@pytest.mark.parametrize(
    ("columns", "separator", "prefix", "answer"),
    [
        (["EVINEC", "01", "007"], "-", "", "EVINEC-01-007"),
        (["01", None, " 7 "], "-", "", "01-7"),
        (["a", "b"], "", "", "ab"),
        (["3"], "", "T", "T3"),
        ([None, " "], "-", "T", None),
    ],
)
def test_parts_are_joined(columns, separator, prefix, answer):
    """Missing parts leave no separator behind, and nothing but missing parts gives nothing."""
    assert concatenate(columns, separator, prefix) == answer


def test_a_suffix_stands_behind_what_is_there():
    """A bracket closes behind a unit, and where there is no unit there is no bracket."""
    assert concatenate(["g/L"], prefix="(", suffix=")") == "(g/L)"
    assert concatenate([None], prefix="(", suffix=")") is None
