"""The commands as programs of their own: exit codes, nothing but messages, whatever the study folder holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "nec_cdisc"]
COMMANDS = (["lint"], ["plan"], ["explain", "DM.SEX"], ["sdtm"])
STUDIES: dict[str, dict[str, str | bytes | None]] = {
    "good": {},
    "empty mappings": {"mappings/study.yaml": ""},
    "nested": {"mappings/sdtm/dm.yaml": "[" * 5_000},
    "binary mapping": {"mappings/sources/edc.yaml": bytes(range(256)) * 10},
    "overflow": {"mappings/study.yaml": "study: x\nprotocol: {visits: {A: {number: 1e999999999}}}\n"},
    "binary raw file": {"raw/more.csv": bytes(range(256)) * 10},
    "functions that end the program": {"mappings/functions.py": "raise SystemExit(0)\n"},
    "functions that nest": {"mappings/functions.py": "x = " + "(" * 5_000 + ")" * 5_000 + "\n"},
}


@pytest.mark.parametrize("name", STUDIES)
def test_every_command_ends_with_a_message(name: str, attack):
    """Exit code 0 where the study is good, 1 where it is not; never a traceback, a warning or another code."""
    folder = attack.write(STUDIES[name])
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    for command in COMMANDS:
        answer = subprocess.run(
            [*PROGRAM, "--study", str(folder), *command],
            capture_output=True, text=True, check=False, env=environment, encoding="utf-8", timeout=300,
        )  # fmt: skip
        assert answer.returncode in ({0} if name == "good" else {0, 1}), (command, answer.stdout)
        assert answer.returncode == 1 or name == "good" or command[0] == "explain", (command, answer.stdout)
        assert answer.stderr == ""
        assert "Traceback" not in answer.stdout
    assert (folder / "outputs" / "sdtm").exists() is (name == "good")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--study", "\0", "lint"],
        ["--study", "x" * 5_000, "lint"],
        ["--study", "/dev/null", "sdtm"],
        ["--study", "/proc/self/mem", "lint"],
        ["--study", ".", "explain", "[/x]\x1b[2J\u202e"],
        ["--study", ".", "sdtm", "--cut-off", "[/x]\x1b[2J"],
    ],
    ids=["zero byte", "long", "device", "memory", "subject", "cut-off"],
)
def test_arguments_of_any_kind_are_answered(arguments: list[str], tmp_path: Path):
    """A folder that is none, and words that are none, are told in one message with exit code 1 or 2."""
    code = "import sys; from nec_cdisc.cli.main import run; sys.argv[1:] = eval(sys.stdin.read()); run()"
    answer = subprocess.run(
        [sys.executable, "-c", code], input=repr(arguments), capture_output=True, text=True, check=False, cwd=tmp_path,
        encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert answer.returncode in {1, 2}, answer.stderr
    assert "Traceback" not in answer.stdout + answer.stderr
    assert "\x1b" not in answer.stdout + answer.stderr
