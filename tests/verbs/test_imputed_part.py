"""Tests of the verb ``imputed_part``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.imputed_part import imputed_part


@pytest.mark.parametrize(
    ("collected", "flag"),
    [("2019-07-03", None), ("2019-07-03T10:15", None), ("2019-07", "D"), ("2019", "M"), ("2019---03", "M")],
)
def test_the_largest_missing_part_is_named(collected, flag):
    """D where the day was imputed, M where the month was, nothing for a complete date."""
    assert imputed_part(collected, "2019-07-03") == flag
