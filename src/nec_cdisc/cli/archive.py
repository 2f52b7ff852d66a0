"""The command ``archive``: everything from the raw export to the package as one bag."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nec_cdisc.archive.publish import Order, Sign, archive
from nec_cdisc.archive.signature import sign
from nec_cdisc.cli.passphrase import passphrase
from nec_cdisc.console.bytes_progress import bytes_progress
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.console.verification import show_verified
from nec_cdisc.writers.publication import NotWritten
from nec_cdisc.writers.run_record import Run


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked: the key to sign with, what that means, whether to hold all packages.

    ``passphrase_file`` holds the passphrase of the key, which else is asked for.
    """

    sign: Path | None = None
    meaning: str | None = None
    wheelhouse: bool = False
    passphrase_file: Path | None = None


def run_archive(folder: Path, asked: Asked, run: Run) -> int:
    """Archive a study; returns 1 where something keeps it from being archived."""
    console = screen()
    try:
        with contextlib.ExitStack() as held:
            signing = _signing(asked, run)
            tell = held.enter_context(bytes_progress(console, "archiving"))
            fetched = Path(held.enter_context(tempfile.TemporaryDirectory())) if asked.wheelhouse else None
            done = archive(folder, Order(run, tell, signing, fetched))
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    if isinstance(done, list):
        show_in_full(console, done, {})
        console.print("Nothing was archived; the last archive stays as it was.")
        return 1
    show_verified(console, done.verified)
    for path in (done.folder, done.tar):
        console.print(f"archive: {shown(path.relative_to(folder).as_posix())}")
    return 0


def _signing(asked: Asked, run: Run) -> Sign | None:
    """Return what signs the archive; key, name, meaning and time are tried before any work begins.

    Raises :class:`NotWritten` (RPL001, RPL006).
    """
    if asked.sign is None:
        return None
    secret = passphrase(asked.sign, asked.passphrase_file)
    said = (run.by or "", asked.meaning or "", run.at or "", secret)
    sign(b"", asked.sign, *said)
    return partial(_signed, asked.sign, said)


def _signed(key: Path, said: tuple[str, str, str, bytes | None], manifest: bytes) -> bytes:
    return sign(manifest, key, *said)
