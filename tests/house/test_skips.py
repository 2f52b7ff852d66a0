"""No test is skipped in silence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SKIPPED = 'import pytest\n\ndef test_one():\n    pytest.skip("no reason")\n\ndef test_two():\n    assert True\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one skipped test and one that passes, under the repository's rule."""
    shutil.copy(REPOSITORY / "conftest.py", tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_some.py").write_text(SKIPPED, encoding="utf-8")
    (tmp_path / "tests" / "skips.csv").write_text("test,reason\n", encoding="utf-8")
    return tmp_path


def run(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the project's tests."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(project), *options]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_an_unlisted_skip_fails(project: Path, options: tuple[str, ...]):
    """A skipped test that the list does not name fails the whole run, with several workers too."""
    answer = run(project, *options)
    assert answer.returncode == 1, answer.stdout
    assert "tests/test_some.py::test_one" in answer.stdout


def test_a_listed_skip_passes(project: Path):
    """A skipped test that the list names with its reason does not fail the run."""
    (project / "tests" / "skips.csv").write_text("test,reason\ntests/test_some.py::test_one,slow\n", encoding="utf-8")
    assert run(project).returncode == 0


def test_a_list_without_a_reason_counts_for_nothing(project: Path):
    """A name without a reason is no permission."""
    (project / "tests" / "skips.csv").write_text("test,reason\ntests/test_some.py::test_one,\n", encoding="utf-8")
    assert run(project).returncode == 1
