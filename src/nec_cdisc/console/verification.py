"""Shows what became of an archive: made, or verified, each fault in one line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from nec_cdisc.archive.manifest import PAYLOAD
from nec_cdisc.archive.verify import Verified
from nec_cdisc.console.problems import COLOURS
from nec_cdisc.console.screen import shown
from nec_cdisc.problem import Problem

#: Faults that are shown: nobody reads more, and each says that this copy is worth nothing.
MOST = 200


def show_faults(console: Console, problems: Sequence[Problem]) -> None:
    """Show each fault of an archive in one line, and below what to do about each kind."""
    for problem in problems[:MOST]:
        line = f":{problem.place.line}" if problem.place is not None and problem.place.line else ""
        place = f"{problem.place.file}{line}: " if problem.place is not None else ""
        colour = COLOURS[problem.severity]
        console.print(
            f"[{colour}]{problem.severity} {problem.code}[/] {shown(place)}{shown(problem.message)}", soft_wrap=True
        )
    if len(problems) > MOST:
        console.print(f"and {len(problems) - MOST:,} more")
    steps = {problem.code: problem.next_step or problem.kind.next_step for problem in problems}
    by_step: dict[str, list[str]] = {}
    for code, step in sorted(steps.items()):
        by_step.setdefault(step, []).append(code)
    for step, codes in by_step.items():
        console.print(f"{', '.join(codes)} next: {shown(step)}", style="green", soft_wrap=True)


def show_verified(console: Console, verified: Verified) -> None:
    """Show in one line that an archive is whole and what it holds, or that it is not what was archived."""
    name, said = shown(verified.opened.name), verified.said
    if not verified.holds:
        show_faults(console, verified.problems)
        faults = "1 fault" if len(verified.problems) == 1 else f"{len(verified.problems):,} faults"
        console.print(f"{name} is not what was archived: {faults}.", soft_wrap=True)
        return
    payload = [found.size for path, found in verified.opened.files.items() if path.startswith(PAYLOAD)]
    lines = said.get("Run-Record-Lines", "0")
    console.print(
        f"{name} is what was archived: {len(payload):,} files of {sum(payload):,} bytes, and a run record of "
        f"{shown(lines)} lines, are unchanged.",
        soft_wrap=True,
    )
