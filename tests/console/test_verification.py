"""What is shown of an archive."""

from __future__ import annotations

import io

from rich.console import Console

from nec_cdisc.archive.opened import Found, Opened
from nec_cdisc.archive.verify import Verified
from nec_cdisc.console.verification import MOST, show_verified
from nec_cdisc.problem import Place, Problem


def shown(*problems: Problem) -> list[str]:
    """Return the lines that are shown of an archive."""
    console = Console(file=io.StringIO(), width=80)
    opened = Opened("T.tar", {"data/a": Found(1_000, "", ""), "bagit.txt": Found(5, "", "")})
    show_verified(console, Verified(opened, problems, None, {"Run-Record-Lines": "6"}))
    return console.file.getvalue().splitlines()


def test_a_whole_archive_is_one_line():
    """Files, bytes and lines of the run record are told."""
    assert shown() == [
        "T.tar is what was archived: 1 files of 1,000 bytes, and a run record of 6 lines, are unchanged."
    ]


def test_each_fault_is_one_line_and_each_step_is_told_once():
    """However long a line is it is not broken, and what to do stands below, once for all kinds that need the same."""
    changed = Problem("ARC121", f"{'a' * 100} was changed", Place("data/a"))
    lines = shown(changed, Problem("ARC122", "b is missing", Place("data/b", 3)))
    assert lines[0] == f"error ARC121 data/a: {'a' * 100} was changed"
    assert lines[1] == "error ARC122 data/b:3: b is missing"
    assert lines[2].startswith("ARC121, ARC122 next: Fetch the archive again")
    assert lines[3:] == ["T.tar is not what was archived: 2 faults."]


def test_of_very_many_faults_the_first_are_shown():
    """Nobody reads thousands of lines; how many more there are is told."""
    lines = shown(*(Problem("ARC122", f"[red]{number}", Place("x")) for number in range(MOST + 5)))
    assert lines[0] == "error ARC122 x: [red]0"
    assert lines[MOST] == "and 5 more"
