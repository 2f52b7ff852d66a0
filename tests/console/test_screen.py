"""The screen."""

from __future__ import annotations

from nec_cdisc.console.screen import WIDTH, screen


def test_a_log_is_wide_enough():
    """Where no terminal says how wide it is, lines are wide enough for a log."""
    assert screen().width == WIDTH
