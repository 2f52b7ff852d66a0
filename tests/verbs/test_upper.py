"""Tests of the verb ``upper``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.upper import upper


@pytest.mark.parametrize(("value", "answer"), [(" mild ", "MILD"), ("groß", "GROSS"), (" ", None)])
def test_text_becomes_capital(value, answer):
    """Letters become capital and outer blanks go; blanks alone are missing."""
    assert upper(value) == answer
