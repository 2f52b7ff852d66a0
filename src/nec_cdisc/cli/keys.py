"""The command ``keys new``: a pair of keys to sign archives with."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.archive.signing_keys import PUBLIC, new
from nec_cdisc.cli.passphrase import new_passphrase
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.writers.disk_faults import NotWritten


def run_new(file: Path, passphrase_file: Path | None, *, unlocked: bool) -> int:
    """Make a pair of keys; returns 1 where a file is there already or cannot be written."""
    console = screen()
    try:
        fingerprint = new(file, None if unlocked else new_passphrase(passphrase_file))
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    console.print(f"private key: {shown(file.name)}. Keep it to yourself, with its passphrase.")
    console.print(f"public key:  {shown(file.name + PUBLIC)}. Give it to whoever verifies.")
    console.print(f"fingerprint: {fingerprint}. Tell it by another way than you send archives.")
    return 0
