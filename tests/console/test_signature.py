"""Who signed, as it is shown."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from nec_cdisc.archive.signature import Signed
from nec_cdisc.console.signature import show_signature


def shown(signed: object) -> str:
    """Return what is shown."""
    text = io.StringIO()
    show_signature(Console(file=text, width=160), signed)
    return text.getvalue()


@pytest.mark.parametrize(("known", "said"), [(True, "by the key that you gave"), (False, "only the public key tells")])
def test_name_time_meaning_and_key_are_shown(known: bool, said: str):
    """A reader sees who approved what and when, and whether the key is the one that was brought."""
    told = shown(Signed("Ana [bold]", "I approve", "2026-01-31T17:05:00Z", "aa bb", known))
    assert "signed by Ana [bold], 2026-01-31T17:05:00Z: I approve" in told
    assert "aa bb" in told
    assert said in told


def test_what_is_not_signed_shows_nothing():
    """No signature, no line."""
    assert shown(None) == ""
