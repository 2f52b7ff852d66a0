"""The command ``archive``: everything from the raw export to the package as one bag."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.archive.publish import Order, archive
from nec_cdisc.console.bytes_progress import bytes_progress
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.console.verification import show_verified
from nec_cdisc.writers.publication import NotWritten
from nec_cdisc.writers.run_record import Run


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked: the key to sign with, what that means, whether to hold all packages."""

    sign: Path | None = None
    meaning: str | None = None
    wheelhouse: bool = False


def run_archive(folder: Path, asked: Asked, run: Run) -> int:
    """Archive a study; returns 1 where something keeps it from being archived."""
    console = screen()
    _ = asked
    try:
        with bytes_progress(console, "archiving") as tell:
            done = archive(folder, Order(run, tell))
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
