"""The command ``verify``: whether an archive is what was archived."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.archive.verify import verify
from nec_cdisc.console.bytes_progress import bytes_progress
from nec_cdisc.console.screen import screen
from nec_cdisc.console.verification import show_verified


def run_verify(bag: Path, public_key: Path | None) -> int:
    """Verify an archive; returns 1 with any fault."""
    console = screen()
    _ = public_key
    with bytes_progress(console, "verifying") as tell:
        verified = verify(bag, tell=tell)
    show_verified(console, verified)
    return 0 if verified.holds else 1
