"""The progress display."""

from __future__ import annotations

import io

from rich.console import Console

from nec_cdisc.console.progress import progress


def test_plain_lines_without_a_terminal():
    """In a log each form read and each dataset finished is one line."""
    text = io.StringIO()
    with progress(Console(file=text, width=160)) as told:
        told(1, 3, "read ae")
        told(2, 3, "AE.AETERM")
        told(3, 3, "finish AE")
    assert text.getvalue().splitlines() == ["step 1 of 3: read ae", "step 3 of 3: finish AE"]


def test_a_bar_on_a_terminal():
    """On a terminal the step is shown in a bar that goes away."""
    text = io.StringIO()
    with progress(Console(file=text, width=120, force_terminal=True)) as told:
        told(1, 2, "read ae")
    assert "\x1b[" in text.getvalue()
