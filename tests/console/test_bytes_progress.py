"""How many bytes are done."""

from __future__ import annotations

import io

from rich.console import Console

from nec_cdisc.console.bytes_progress import bytes_progress


def told(steps: list[tuple[int, int]], *, terminal: bool) -> str:
    """Return what is shown of some steps."""
    console = Console(file=io.StringIO(), force_terminal=terminal, width=80)
    with bytes_progress(console, "archiving") as tell:
        for done, total in steps:
            tell(done, total, "a file")
    return console.file.getvalue()


def test_a_log_gets_a_line_for_each_tenth():
    """Elsewhere than on a terminal each tenth of much is one line, and little is none."""
    steps = [(part * 10_000_000, 1_000_000_000) for part in range(101)]
    lines = told(steps, terminal=False).splitlines()
    assert len(lines) == 10
    assert lines[0] == "archiving: 100 of 1,000 MB"
    assert told([(5, 10), (10, 10), (0, 0)], terminal=False) == ""


def test_a_terminal_gets_a_bar():
    """On a terminal a bar is drawn."""
    assert "archiving" in told([(1, 2)], terminal=True)
