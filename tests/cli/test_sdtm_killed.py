"""The main job, killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.trace import run_trace

SCRIPT = Path(__file__).parents[1] / "torture" / "every_point.py"


def test_killed_at_every_fault_point(study: Path):
    """Killed anywhere, writing and exchanging included, a run leaves one complete set, and the next run works."""
    answer = subprocess.run([sys.executable, SCRIPT, study], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    points = answer.stdout.splitlines()
    for expected in (
        "the staging is there",
        "dm.xpt is begun",
        "lb.xpt is written",
        "everything is written",
        "everything is flushed",
        "the journal is in place",
        "sdtm is in place",
        "reports is marked",
        "the staging is swept",
    ):
        assert expected in points


def test_a_trace_never_mixes_two_sets(study: Path, capsys):
    """A command that reads the outputs first finishes what a killed run promised, here a new folder of lineage."""
    assert run_sdtm(study, None, final=False) == 0
    outputs = study / "outputs"
    (outputs / ".staging" / "new").mkdir(parents=True)
    (outputs / "lineage").rename(outputs / ".staging" / "new" / "lineage")
    (outputs / ".publishing").write_text('{"exchange": ["lineage"], "remove": [], "files": {"sdtm": []}}')
    capsys.readouterr()
    assert run_trace(study, ["raw/lb.csv:2"], as_json=False) == 0
    assert "LBORRES" in capsys.readouterr().out
    assert not (outputs / ".publishing").exists()


def test_a_trace_of_outputs_with_a_strange_journal_is_one_message(study: Path, capsys):
    """What no run has written is not believed by a reader either."""
    (study / "outputs").mkdir()
    (study / "outputs" / ".publishing").write_text("?")
    assert run_trace(study, ["raw/lb.csv:2"], as_json=False) == 1
    assert "outputs/.publishing is not what a run writes" in capsys.readouterr().out
