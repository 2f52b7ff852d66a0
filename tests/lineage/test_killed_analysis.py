"""Analysis datasets and their lineage are published in one step, whatever kills the run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nec_cdisc.cli.trace import run_trace

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tests" / "torture" / "every_point_of_analysis.py"


def test_killed_at_every_fault_point(analysed_folder):
    """Killed anywhere, a run of analysis leaves datasets and lineage of one and the same run."""
    answer = subprocess.run([sys.executable, SCRIPT, analysed_folder], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    points = answer.stdout.splitlines()
    for expected in ("adsl.xpt is written", "everything is written", "adam is in place", "adam_lineage is in place"):
        assert expected in points


def test_a_trace_finishes_what_a_killed_run_promised(analysed_folder, capsys):
    """A trace first puts a promised set in its place, and then speaks of that set."""
    outputs = analysed_folder / "outputs"
    (outputs / ".staging" / "new").mkdir(parents=True)
    (outputs / "adam_lineage").rename(outputs / ".staging" / "new" / "adam_lineage")
    (outputs / ".publishing").write_text('{"exchange": ["adam_lineage"], "remove": [], "files": {"adam": []}}')
    capsys.readouterr()
    assert run_trace(analysed_folder, ["ADTTE", "01-001", "TTAE"], as_json=False) == 0
    assert "won: event 1" in capsys.readouterr().out
