"""Paths on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.cli.path import path


def test_a_text_is_a_path_whatever_lies_there():
    """A path that leads nowhere is one all the same."""
    assert path("no/such/place") == Path("no/such/place")


def test_a_zero_byte_is_refused():
    """What no name of a file can hold is refused before anything is opened."""
    with pytest.raises(ValueError, match="zero byte"):
        path("a\0b")
