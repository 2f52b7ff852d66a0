"""What becomes of a package is told in few lines, also where no terminal is."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from nec_cdisc.console.package import LARGE, package_progress, show_package, show_refusal
from nec_cdisc.package.build import Packaged
from nec_cdisc.package.rejection import Checked, State
from nec_cdisc.package.tree import Tree
from nec_cdisc.problem import Problem


@pytest.fixture
def console():
    """Return a console that remembers what it printed."""
    return Console(record=True, width=120, force_terminal=False)


def test_plain_progress_is_a_line_for_each_piece_of_work(console):
    """A small piece is one line, a large one a line for each tenth, however often it is told."""
    with package_progress(console) as told:
        for done in range(5):
            told("copy sdtm", done, 4)
        for done in range(0, LARGE * 2 + 1, LARGE // 10):
            told("split lb.xpt", done, LARGE * 2)
    lines = console.export_text().splitlines()
    assert lines[0] == "copy sdtm"
    assert lines[1:4] == ["split lb.xpt: 0 %", "split lb.xpt: 10 %", "split lb.xpt: 20 %"]
    assert len(lines) == 12


def test_a_terminal_has_a_bar():
    """On a terminal the work is shown without a word too many."""
    console = Console(record=True, force_terminal=True, width=120)
    with package_progress(console) as told:
        told("copy [sdtm]", 1, 2)
    assert "Traceback" not in console.export_text()


def test_what_was_checked_and_where_it_is(console, tmp_path):
    """Each check stands with its state, notes are shown, and the folder is named relative to the study."""
    tree = Tree(tmp_path / "outputs" / "package", "t-1")
    tree.datasets("sdtm").mkdir(parents=True)
    (tree.datasets("sdtm") / "dm.xpt").write_bytes(b"dm")
    checks = (Checked("1734", "TS is there", State.PASSED), Checked("1735", "tags", State.NOT_CHECKABLE))
    note = Problem("PKG041", "characters of adsl.yaml were replaced")
    show_package(console, Packaged(tree, checks, (note,), {"lb.xpt": [1, 2]}), tmp_path, "open findings: 1 error")
    said = console.export_text()
    assert "passed        1734: TS is there" in said
    assert "not checkable 1735: tags" in said
    assert "lb.xpt is delivered in 2 parts as well" in said
    assert "characters of adsl.yaml were replaced" in said
    assert "1 files, 2 bytes in outputs/package/m5/datasets/t-1" in said


def test_a_refusal_says_why_and_what_stays(console):
    """The reasons are errors; what is only worth knowing does not hide them."""
    show_refusal(console, [Problem("PKG040", "a note"), Problem("PKG010", "no TS")])
    said = console.export_text()
    assert "PKG010" in said
    assert "a note" not in said
    assert "stays in outputs/package" in said
    assert Path("outputs/package").as_posix() in said
