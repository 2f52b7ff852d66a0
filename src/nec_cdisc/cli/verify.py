"""The command ``verify``: whether an archive is what was archived."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from nec_cdisc.archive import signature
from nec_cdisc.archive.opened import Tell
from nec_cdisc.archive.signing_keys import public
from nec_cdisc.archive.verify import Verified, verify
from nec_cdisc.console.bytes_progress import bytes_progress
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen
from nec_cdisc.console.signature import show_signature
from nec_cdisc.console.verification import show_verified
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten


def run_verify(bag: Path, public_key: Path | None) -> int:
    """Verify an archive; returns 1 with any fault."""
    console = screen()
    try:
        with bytes_progress(console, "verifying") as tell:
            verified = verified_by(bag, public_key, tell)
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    show_verified(console, verified)
    show_signature(console, verified.signed)
    return 0 if verified.holds else 1


def verified_by(bag: Path, public_key: Path | None, tell: Tell) -> Verified:
    """Verify an archive and its signature: one that is brought a key must be signed by it.

    Raises :class:`nec_cdisc.writers.disk_faults.NotWritten` (RPL001) for a file that holds no public key.
    """
    if public_key is not None:
        public(public_key)
    verified = verify(bag, partial(signature.verify, public_key=public_key), tell)
    if public_key is None or verified.signed is not None or verified.problems:
        return verified
    message = "nobody signed this archive, so it cannot be by the key that was given"
    return replace(verified, problems=(Problem("RPL005", message, Place(signature.NAME)),))
