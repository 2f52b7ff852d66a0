"""What a replay shows."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from nec_cdisc.archive.opened import Opened
from nec_cdisc.archive.replay import Replayed
from nec_cdisc.archive.verify import Verified
from nec_cdisc.console.replay import show_replayed
from nec_cdisc.problem import Place, Problem

VERIFIED = Verified(Opened("T-1.tar"), (), None, {"External-Identifier": "T-1", "Export-Date": "2026-01-31"})


def shown(now: dict[str, str | None], *problems: Problem) -> list[str]:
    """Return the lines shown for two archived outputs and those of now."""
    text = io.StringIO()
    replayed = Replayed({"a": "1", "b": "2"}, now, problems, "3.11.7", "the running program")
    show_replayed(Console(file=text, width=60), replayed, VERIFIED)
    return text.getvalue().splitlines()


def test_the_proof_is_one_line():
    """How many outputs of which study are identical, what they were made with, and one hash over all of them."""
    (line,) = shown({"a": "1", "b": "2"})
    assert line.startswith("proven: 2 of 2 outputs of study T-1, export 2026-01-31, are identical (Python 3.11.7")
    assert line.endswith(Replayed({"a": "1", "b": "2"}, {}, (), "", "").fingerprint)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"a": "1", "b": "x"}, "not proven: 1 of 2 outputs"),
        ({"a": "1", "b": None}, "not proven: 1 of 2 outputs"),
        ({"a": "1", "b": "2", "c": "3"}, "are identical; 1 more were made"),
    ],
)
def test_anything_else_is_no_proof(now: dict[str, str | None], said: str):
    """A changed, a missing and a further output each take the proof away."""
    assert said in shown(now)[-1]


def test_each_difference_is_a_line():
    """The problems stand before the result, each with its output."""
    lines = shown({"a": "1", "b": "x"}, Problem("RPL040", "b differs: row 2: c", Place("b")))
    assert lines[0] == "error RPL040 b: b differs: row 2: c"
