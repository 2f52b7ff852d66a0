"""The main job where the outputs cannot be written, or the user stops it: one clear message, and nothing lost."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.mounts import mounted, read_only

from nec_cdisc.cli import TOLD
from nec_cdisc.cli import sdtm as command
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.writers.publication import locked

PROGRAM = [sys.executable, "-c", "from nec_cdisc.cli.main import run; run()"]
#: Runs the program as another user, once everything that it imports is there: that user may not read our environment.
AS_NOBODY = """
import os, sys
from pathlib import Path
from nec_cdisc.cli.sdtm import run_sdtm
study = Path(sys.argv[1])
run_sdtm(study, None, final=False)
print("-- now as nobody --", flush=True)
os.setegid(65534)
os.seteuid(65534)
sys.exit(run_sdtm(study, None, final=False))
"""


def contents(outputs: Path) -> dict[str, bytes]:
    """Return every file of the outputs but the lock."""
    found = sorted(path for path in outputs.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(outputs).as_posix(): path.read_bytes() for path in found}


def change(study: Path) -> None:
    """Change the export, so that another set would be published."""
    raw = study / "raw" / "lb.csv"
    raw.write_text(raw.read_text("utf-8").replace(",140,", ",144,"), "utf-8")


def run(study: Path, **options) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run([*PROGRAM, "--study", study, "sdtm"], capture_output=True, text=True, check=False, **options)


def the_one_error(said: str) -> str:
    """Return the only error of a run, without its code; what to do next stands below it."""
    assert "Traceback" not in said
    errors = re.findall(r"^error (.*)$", said, re.MULTILINE)
    assert len(errors) == 1, said
    assert "\n  next: " in said
    return errors[0]


def test_a_file_size_limit(study: Path):
    """Where no file may grow beyond 1 kB the run says so once, and the last set stays."""
    assert run(study).returncode == 0
    before = contents(study / "outputs")
    change(study)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)); "
    limited = [sys.executable, "-c", limit + PROGRAM[2], "--study", study, "sdtm"]
    answer = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert the_one_error(answer.stdout + answer.stderr) == (
        "RUN102 outputs: outputs cannot be written: a file would be larger than the system allows"
    )
    assert contents(study / "outputs") == before


def test_a_disk_that_is_full_after_any_number_of_bytes(study: Path, capsys):
    """Wherever a disk is full, from the first byte to the last, the last set stays whole and the run says so once."""
    outputs = study / "outputs"
    ended = []
    with mounted(outputs, "-t", "tmpfs", "-o", "size=1m", "none"):
        assert run_sdtm(study, None, final=False) == 0
        before = contents(outputs)
        change(study)
        capsys.readouterr()
        for free in range(0, 240, 16):
            status = os.statvfs(outputs)
            (outputs / "ballast").write_bytes(bytes(status.f_bavail * status.f_frsize - free * 1024))
            code = run_sdtm(study, None, final=False)
            (outputs / "ballast").unlink()
            ended.append(code)
            said = capsys.readouterr().out
            if code:
                assert "cannot be written: the disk is full" in the_one_error(said)
                assert contents(outputs) == before
            else:
                before = contents(outputs)
    assert ended == sorted(ended, reverse=True)
    assert set(ended) == {0, 1}


def test_outputs_on_a_disk_of_their_own(study: Path):
    """Where outputs is a mount point everything is published as anywhere else."""
    with mounted(study / "outputs", "-t", "tmpfs", "none"):
        assert run_sdtm(study, None, final=False) == 0
        change(study)
        assert run_sdtm(study, None, final=False) == 0
        assert (study / "outputs" / "sdtm" / "lb.xpt").exists()


def test_outputs_on_a_disk_that_is_read_only(study: Path, capsys):
    """A read-only disk is named as such, and the last set stays."""
    assert run_sdtm(study, None, final=False) == 0
    before = contents(study / "outputs")
    change(study)
    capsys.readouterr()
    with read_only(study / "outputs"):
        assert run_sdtm(study, None, final=False) == 1
        assert the_one_error(capsys.readouterr().out).endswith("cannot be written: the disk is read-only")
        assert contents(study / "outputs") == before


def test_outputs_that_may_not_be_written(study: Path):
    """Where the user has no permission the run says so once, names the place, and the last set stays."""
    assert run_sdtm(study, None, final=False) == 0
    if os.geteuid() == 0:  # whom no permission stops
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            copy = Path(shutil.copytree(study, Path(folder) / "study"))
            answer = subprocess.run(
                [sys.executable, "-c", AS_NOBODY, copy], capture_output=True, text=True, check=False
            )
            said = answer.stdout.partition("-- now as nobody --")[2] + answer.stderr
            left = contents(copy / "outputs")
    else:
        (study / "outputs").chmod(0o555)
        answer = run(study)
        (study / "outputs").chmod(0o755)
        said, left = answer.stdout + answer.stderr, contents(study / "outputs")
    assert answer.returncode == 1
    assert re.fullmatch(r"RUN102 outputs: outputs/\S+ cannot be written: permission is denied", the_one_error(said))
    assert left == contents(study / "outputs")


def test_outputs_that_are_a_file(study: Path, capsys):
    """A file where the folder of outputs should be is named, and stays."""
    (study / "outputs").write_text("in the way", encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    assert the_one_error(capsys.readouterr().out) == (
        "RUN102 outputs: outputs cannot be written: something else stands in its place"
    )
    assert (study / "outputs").read_text("utf-8") == "in the way"


@pytest.mark.parametrize("name", ["sdtm", "reports"])
def test_a_file_where_a_folder_of_outputs_should_be(study: Path, name: str, capsys):
    """A file in the place of a folder is named, and stays."""
    (study / "outputs").mkdir()
    (study / "outputs" / name).write_text("mine", encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    assert the_one_error(capsys.readouterr().out) == (
        f"RUN102 outputs: outputs/{name} cannot be written: a file or a link stands where a folder should be"
    )
    assert (study / "outputs" / name).read_text("utf-8") == "mine"


def test_a_second_run_in_the_same_folder(study: Path):
    """The second of two runs says which process holds the outputs, and touches nothing."""
    with locked(study / "outputs"):
        before = contents(study / "outputs")
        answer = run(study)
        assert contents(study / "outputs") == before
    assert answer.returncode == 1
    error = the_one_error(answer.stdout + answer.stderr)
    assert error.startswith(f"RUN103 outputs/.lock: another run writes to outputs: process {os.getpid()} on ")


def after_lint(monkeypatch, act: Callable[[], object]) -> None:
    """Have something happen between the check of a study and its conversion."""
    lint = command.lint

    def then_act(study):
        """Check, then act."""
        linted = lint(study)
        act()
        return linted

    monkeypatch.setattr(command, "lint", then_act)


def test_a_raw_file_that_vanishes_after_the_check(study: Path, capsys, monkeypatch):
    """A raw file that goes between check and reading is the one error, and the last set stays."""
    assert run_sdtm(study, None, final=False) == 0
    before = contents(study / "outputs")
    capsys.readouterr()
    after_lint(monkeypatch, (study / "raw" / "lb.csv").unlink)
    assert run_sdtm(study, None, final=False) == 1
    said = capsys.readouterr().out
    assert "Traceback" not in said
    assert re.findall(r"^error +(\w+)", said, re.MULTILINE) == ["RAW102"]
    assert "raw/lb.csv cannot be opened: it is not there" in " ".join(said.split())
    assert "1 error" in said
    after = contents(study / "outputs")
    assert {name: after[name] for name in before} == before


def interrupt(study: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run the program, press Ctrl-C as soon as it prints a line that begins like this, and return what it says."""
    command_line = [*PROGRAM, "--study", study, "sdtm"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command_line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        said = ""
        while not said.rpartition("\n")[0].rpartition("\n")[2].startswith(line):
            read = program.stdout.readline()
            assert read, said
            said += read
        program.send_signal(signal.SIGINT)
        rest, errors = program.communicate(timeout=60)
    return subprocess.CompletedProcess(command_line, program.returncode, said + rest, errors)


def test_ctrl_c(study: Path):
    """Ctrl-C in the middle of a run is answered by one line and exit 130; the last set stays as it was."""
    assert run(study).returncode == 0
    before = contents(study / "outputs")
    change(study)
    answer = interrupt(study, "step ")
    assert answer.returncode == 130, answer.stdout + answer.stderr
    assert "Traceback" not in answer.stdout + answer.stderr
    assert answer.stderr.strip() == TOLD.strip()
    assert contents(study / "outputs") == before
    assert run(study).returncode == 0


def test_ctrl_c_before_a_command_has_begun():
    """Ctrl-C while the program is still being loaded is answered by the same line, without a traceback."""
    code = "import nec_cdisc.cli, os, signal; os.kill(os.getpid(), signal.SIGINT)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert answer.returncode not in {0, 1}
    assert answer.stderr.strip() == TOLD.strip()


def test_other_faults_are_shown_as_ever():
    """A fault of the program itself keeps its traceback: it is to be reported, not hidden."""
    code = "import nec_cdisc.cli; 1 / 0"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "ZeroDivisionError" in answer.stderr
