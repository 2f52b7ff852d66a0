"""Shows what a replay proved, or what differs."""

from __future__ import annotations

from rich.console import Console

from nec_cdisc.archive.replay import Replayed
from nec_cdisc.archive.verify import Verified
from nec_cdisc.console.screen import shown
from nec_cdisc.console.verification import show_faults


def show_replayed(console: Console, replayed: Replayed, verified: Verified) -> None:
    """Show each difference in one line, and at the end the proof, or that there is none, in one more."""
    show_faults(console, replayed.problems)
    of = shown(verified.said.get("External-Identifier", verified.opened.name))
    export = shown(verified.said.get("Export-Date", "unknown"))
    number = f"{replayed.identical:,} of {len(replayed.archived):,} outputs"
    ran = f"Python {shown(replayed.python)}, packages of {replayed.source}"
    if replayed.proven:
        console.print(
            f"proven: {number} of study {of}, export {export}, are identical ({ran}); SHA-256 over all of them "
            f"{replayed.fingerprint}",
            soft_wrap=True,
        )
        return
    others = len(replayed.now.keys() - replayed.archived.keys())
    more = f"; {others:,} more were made" if others else ""
    console.print(f"not proven: {number} of study {of}, export {export}, are identical{more} ({ran})", soft_wrap=True)
