"""The command line as people use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc import __version__


def run(*arguments: str, width: int = 160) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, as a person does."""
    command = [sys.executable, "-c", "from nec_cdisc.cli.main import run; run()", *arguments]
    environment = {**os.environ, "COLUMNS": str(width), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


def test_help_lists_every_command():
    """Help names each command and answers without pandas."""
    answer = run("--help")
    assert answer.returncode == 0
    for command in ("sdtm", "lint", "plan", "explain", "schema", "simulate"):
        assert command in answer.stdout


def test_version():
    """The version is the package's."""
    assert run("--version").stdout.strip() == f"nec-cdisc {__version__}"


def test_help_and_lint_do_not_import_pandas(study: Path):
    """Neither help nor lint nor explain pays for pandas."""
    for arguments in (["--help"], ["--study", str(study), "lint"], ["--study", str(study), "explain", "LB.LBDY"]):
        code = (
            "import sys\nfrom nec_cdisc.cli.main import app\n"
            f"try: app({arguments!r})\nexcept SystemExit: pass\n"
            "print('pandas' in sys.modules, file=sys.stderr)"
        )
        answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert answer.stderr.strip().endswith("False"), arguments


def test_a_folder_without_mappings_is_one_message():
    """A folder that is no study gives RUN101 and exit 1, not a traceback."""
    answer = run("--study", "/nonexistent", "sdtm")
    assert answer.returncode == 1
    assert "RUN101" in answer.stdout
    assert "Traceback" not in answer.stdout + answer.stderr


def test_schema_prints_json():
    """The schema command prints valid JSON with the four kinds of file."""
    found = json.loads(run("schema").stdout)
    assert {"StudyFile", "SourceFile", "CodeListsFile", "DatasetFile"} <= set(found["$defs"])


def test_a_run_seldom_looks_for_cycles(study: Path):
    """The search for cycles of objects goes on, so that memory stays bounded, but not after every 700 objects."""
    code = (
        "import gc\nfrom nec_cdisc.cli.main import NEW_OBJECTS, run\n"
        "try:\n    run()\nfinally:\n    assert gc.isenabled() and gc.get_threshold()[0] == NEW_OBJECTS > 10_000"
    )
    command = [sys.executable, "-c", code, "--study", str(study), "lint"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_simulate_writes_an_export(tmp_path: Path):
    """An export of two subjects is written with its truth apart."""
    answer = run("simulate", "--subjects", "2", "--out", str(tmp_path / "raw"), "--truth", str(tmp_path / "t.jsonl"))
    assert answer.returncode == 0
    assert (tmp_path / "raw" / "ae.csv").exists()
    assert (tmp_path / "t.jsonl").exists()


def test_simulate_refuses_a_truth_file_inside_the_export(tmp_path: Path):
    """The truth never lies among the data; the refusal is one message."""
    out = tmp_path / "raw"
    answer = run("simulate", "--out", str(out), "--truth", str(out / "truth.jsonl"))
    assert answer.returncode == 1
    assert "truth" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("bad", ["2019-13-01", "yesterday"])
def test_a_wrong_cut_off_is_refused(study: Path, bad: str):
    """A cut-off that is no date stops before anything is read."""
    answer = run("--study", str(study), "sdtm", "--cut-off", bad)
    assert answer.returncode == 2
    assert bad in answer.stdout
    assert not (study / "outputs").exists()


def test_a_screen_that_takes_nothing_is_one_message(study: Path):
    """Where the output goes to a full disk, one line on the error channel says so, with exit 1."""
    code = "from nec_cdisc.cli.main import run; run()"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-c", code, "--study", str(study), "sdtm"]
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert "cannot write its messages" in answer.stderr


@pytest.mark.parametrize(("arguments", "code"), [(("--help",), 0), (("no-such-command",), 2), (("lint",), 1)])
def test_the_process_ends_with_the_code_of_the_command(tmp_path: Path, arguments: tuple[str, ...], code: int):
    """Started as a program it hands over all that it printed, and ends with the code of the command."""
    (tmp_path / "mappings").mkdir()
    answers = [
        subprocess.run(
            [sys.executable, *how, "--study", str(tmp_path), *arguments], capture_output=True, text=True, check=False
        )
        for how in (["-m", "nec_cdisc"], ["-c", "from nec_cdisc.cli.main import run; run()"])
    ]
    assert [answer.returncode for answer in answers] == [code, code]
    assert (answers[0].stdout, answers[0].stderr) == (answers[1].stdout, answers[1].stderr)
    assert answers[0].stdout + answers[0].stderr


def test_a_program_whose_last_words_find_no_room_says_so():
    """What is printed at the very end is not lost in silence on a full disk."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "nec_cdisc", "schema"]
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert answer.returncode == 1
    assert "cannot write its messages" in answer.stderr
