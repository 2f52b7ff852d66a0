"""A fault of the program itself, as a data manager sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from nec_cdisc.cli.fault import EXIT, REPORT, Started, tell_fault

PRIVATE = "Mrs Miller, born 01.02.1950"
FAULTY = f"""
import nec_cdisc.plan.lint as module
def broken(study):
    raise {{kind}}("{PRIVATE}")
module.lint = broken
from nec_cdisc.cli.main import run
run()
"""


def failing(study: Path, kind: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a program that fails where nobody expects it, with a private value in its exception."""
    command = [sys.executable, "-c", FAULTY.format(kind=kind), "--study", str(study), *options, "sdtm"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


def test_a_fault_of_the_program_is_one_message(study: Path):
    """The message has a code, an exit code of its own and a report; neither quotes a value, nothing is published."""
    answer = failing(study, "KeyError")
    report = (study / REPORT).read_text("utf-8")
    assert answer.returncode == EXIT
    assert answer.stderr.startswith("error RUN199 fault of the program itself: KeyError")
    assert REPORT in answer.stderr
    assert "Traceback" not in answer.stdout + answer.stderr
    assert "in broken" in report
    assert "nec_cdisc/cli/main.py" in report
    assert PRIVATE not in answer.stdout + answer.stderr + report
    assert str(study) not in report
    assert not (study / "outputs" / "sdtm").exists()


def test_the_same_fault_gives_the_same_report(study: Path):
    """The report holds no time, no person and no folder of this machine."""
    failing(study, "KeyError")
    first = (study / REPORT).read_bytes()
    failing(study, "KeyError")
    assert (study / REPORT).read_bytes() == first


def test_a_developer_sees_all(study: Path):
    """With --traceback the whole traceback is shown, too."""
    answer = failing(study, "KeyError", "--traceback")
    assert answer.returncode == EXIT
    assert "Traceback" in answer.stderr
    assert PRIVATE in answer.stderr


def test_want_of_memory_has_its_own_message(study: Path):
    """Who lacks memory is told so, and not that the program is at fault."""
    answer = failing(study, "MemoryError")
    assert answer.returncode == EXIT
    assert "RUN198 not enough memory" in answer.stderr


def test_a_folder_that_is_no_study_stays_empty(tmp_path: Path, capsys):
    """The report never creates outputs in a folder that is no study."""
    assert tell_fault(ValueError(PRIVATE), Started(tmp_path)) == EXIT
    assert list(tmp_path.iterdir()) == []
    told = capsys.readouterr().err
    assert "RUN199" in told
    assert PRIVATE not in told


def test_a_report_that_cannot_be_written_is_no_second_fault(study: Path, capsys):
    """A file in the place of the outputs leaves the message alone."""
    (study / "outputs").write_text("in the way", "utf-8")
    assert tell_fault(ValueError("x"), Started(study)) == EXIT
    assert "see:" not in capsys.readouterr().err


def test_causes_are_told_first(study: Path):
    """The report follows a chain of exceptions from the first one on."""
    inner, outer = KeyError(PRIVATE), RuntimeError(PRIVATE)
    outer.__cause__ = inner
    tell_fault(outer, Started(study))
    text = (study / REPORT).read_text("utf-8")
    assert text.index("KeyError in") < text.rindex("RuntimeError in")
