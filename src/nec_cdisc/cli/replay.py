"""The command ``replay``: the archived program makes the archived outputs again, or what differs is listed."""

from __future__ import annotations

import contextlib
import errno
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from nec_cdisc.archive.replay import Replayed, replay
from nec_cdisc.archive.replay_environment import new, running
from nec_cdisc.archive.replay_payload import payload
from nec_cdisc.archive.verify import Verified
from nec_cdisc.cli.verify import verified_by
from nec_cdisc.console.bytes_progress import bytes_progress
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.replay import show_replayed
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.console.signature import show_signature
from nec_cdisc.console.verification import show_verified
from nec_cdisc.report.table import safe, write_table
from nec_cdisc.writers.disk_faults import NotWritten, reported

#: The list of all outputs in the folder of a replay.
LIST = "replay.csv"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked: where to work, whether by the running program, the key that must have signed."""

    folder: Path | None = None
    here: bool = False
    public_key: Path | None = None


def run_replay(bag: Path, asked: Asked) -> int:
    """Replay an archive; returns 0 only where every output is byte for byte as archived."""
    console = screen()
    try:
        with bytes_progress(console, "verifying") as tell:
            verified = verified_by(bag, asked.public_key, tell)
        show_verified(console, verified)
        show_signature(console, verified.signed)
        if not verified.holds:
            console.print("Nothing was replayed: this is not what was archived.")
            return 1
        with contextlib.ExitStack() as held:
            work = asked.folder or Path(held.enter_context(tempfile.TemporaryDirectory(prefix="nec-cdisc-replay-")))
            with reported(work):
                replayed = _replayed(console, bag, verified, asked, work)
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    show_replayed(console, replayed, verified)
    if asked.folder is not None:
        console.print(f"every output: {shown(asked.folder.name)}/{LIST}; the study: {shown(asked.folder.name)}/study")
    return 0 if replayed.proven else 1


def _replayed(console: Console, bag: Path, verified: Verified, asked: Asked, work: Path) -> Replayed:
    """Replay in a folder that is empty or not there yet. Raises ``OSError``."""
    work.mkdir(parents=True, exist_ok=True)
    if any(work.iterdir()):
        raise OSError(errno.EEXIST, "", str(work))
    done = replay(
        payload(bag, verified.opened, work / "archive"),
        work,
        running if asked.here else new,
        lambda doing: console.print(f"replay: {shown(doing)}"),
    )
    if asked.folder is not None:
        lines = ([safe(name), done.archived.get(name), found] for name, found in done.now.items())
        write_table(["output", "archived_sha256", "replayed_sha256"], lines, work / LIST)
    return done
