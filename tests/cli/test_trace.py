"""The command ``trace``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.trace import run_trace


def test_a_value_is_traced(study: Path, capsys):
    """The way of a value is printed with raw file, row, column and mapping line."""
    run_sdtm(study, None, final=False)
    capsys.readouterr()
    assert run_trace(study, ["LB", "ONC-01-101-00001", "1", "LBDTC"], as_json=False) == 0
    said = capsys.readouterr().out
    assert "raw/lb.csv:2 LBDAT = '02-JAN-2024'" in said
    assert "[mappings/sdtm/lb.yaml:" in said


def test_a_raw_row_is_traced(study: Path, capsys):
    """What a raw row touches is printed by dataset."""
    run_sdtm(study, None, final=False)
    capsys.readouterr()
    assert run_trace(study, ["raw/lb.csv:3"], as_json=False) == 0
    said = capsys.readouterr().out
    assert "  RESULT = '133'" in said
    assert "LBORRES = '133'" in said


def test_json_holds_the_same(study: Path, capsys):
    """Both questions are answered as JSON, too."""
    run_sdtm(study, None, final=False)
    capsys.readouterr()
    assert run_trace(study, ["LB", "ONC-01-101-00001", "1", "LBORRES"], as_json=True) == 0
    way = json.loads(capsys.readouterr().out)
    assert (way["value"], way["reads"][0]["what"]) == ("140", "raw/lb.csv:2 RESULT")
    assert run_trace(study, ["raw/lb.csv:2"], as_json=True) == 0
    row = json.loads(capsys.readouterr().out)
    touched = {(item["dataset"], item["variable"]): item["value"] for item in row["touches"]}
    assert touched["LB", "LBORRES"] == "140"


def test_a_wrong_question_is_answered(study: Path, capsys):
    """A name that does not exist gives exit 1 and a message; so does a folder that was never converted."""
    assert run_trace(study, ["raw/lb.csv:3"], as_json=False) == 1
    assert "RUN130" in capsys.readouterr().out
    run_sdtm(study, None, final=False)
    capsys.readouterr()
    assert run_trace(study, ["LX", "ONC-01-101-00001", "1", "LBORRES"], as_json=False) == 1
    said = capsys.readouterr().out
    assert "RUN131" in said
    assert "did you mean LB?" in said


@pytest.mark.parametrize("words", [["LB", "ONC-01-101-00001", "1", "LBDTC"], ["raw/lb.csv:3"]])
def test_a_trace_imports_nothing_heavy(study: Path, words: list[str]):
    """A trace answers at once: what takes longer to import than the answer takes is not imported on its way."""
    run_sdtm(study, None, final=False)
    code = (
        "import sys, pathlib, nec_cdisc.cli.trace as trace\n"
        f"assert trace.run_trace(pathlib.Path({str(study)!r}), {words!r}, as_json=False) == 0\n"
        "print(sorted({'pandas', 'numpy', 'pyarrow', 'yaml', 'openpyxl'} & sys.modules.keys()))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"
