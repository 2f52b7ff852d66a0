"""The command package: what is out of date is made anew, and what would be rejected is not delivered."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.mounts import read_only
from tests.package.conftest import SUMMARY, write_define

from nec_cdisc.cli.main import app
from nec_cdisc.cli.package import Wanted, run_package, size_of
from nec_cdisc.package import documents

WANTED = Wanted(10**9, ("dsjc",))
DM = "outputs/package/m5/datasets/t-1/tabulations/sdtm/dm.xpt"
SCRIPT = Path(__file__).parents[1] / "torture" / "every_point_of_package.py"


@pytest.fixture
def study(build: Callable, monkeypatch) -> Path:
    """Return a small study that nobody has converted yet; the documents are made by a stand-in."""
    monkeypatch.setattr(documents, "MAKERS", (("define.xml", write_define),))
    named = [found[1] for said in build(study=SUMMARY).said if (found := re.search(r"TRD114.*needs (\w+)", said))]
    return build(study=SUMMARY + "".join(f"    {name}: {{null_flavor: NA}}\n" for name in named)).folder


def files(study: Path) -> dict[str, bytes]:
    """Return the files of the package."""
    root = study / "outputs" / "package"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_everything_is_made_that_is_needed(study, capsys):
    """From an export to a package: converted, validated, checked, and nothing is made anew a second time."""
    assert run_package(study, WANTED) == 0
    said = capsys.readouterr().out
    assert "converting first" in said
    assert "validating first" in said
    assert "passed        1734" in said
    assert "not checkable 1735" in said
    before = files(study)
    assert "dataset-json/sdtm/dm.dsjc" in before
    assert run_package(study, WANTED) == 0
    assert " first" not in capsys.readouterr().out
    assert files(study) == before


def test_a_changed_export_gives_another_package(study, capsys):
    """Content decides, and neither size nor time: one letter in the export is seen although the file looks the same."""
    assert run_package(study, WANTED) == 0
    before = files(study)
    raw = study / "raw" / "dm.csv"
    status = raw.stat()
    raw.write_text(raw.read_text("utf-8").replace("001,f", "001,m"), encoding="utf-8")
    os.utime(raw, (status.st_atime, status.st_mtime))
    assert raw.stat().st_size == status.st_size
    capsys.readouterr()
    assert run_package(study, WANTED) == 0
    assert "converting first" in capsys.readouterr().out
    assert files(study)[DM.removeprefix("outputs/package/")] != before[DM.removeprefix("outputs/package/")]


def test_findings_that_an_authority_rejects_keep_it_back(study, capsys):
    """With an open finding of level reject there is no package (PKG012)."""
    assert run_package(study, WANTED) == 0
    before = files(study)
    path = study / "outputs" / "validation" / "findings.json"
    said = json.loads(path.read_text("utf-8"))
    said["open"]["reject"] = 2
    path.write_text(json.dumps(said), encoding="utf-8")
    assert run_package(study, WANTED) == 1
    assert "PKG012" in capsys.readouterr().out
    assert files(study) == before


def test_without_mappings_of_sdtm_there_is_nothing_to_package(tmp_path, capsys):
    """A folder that is no study, or one of analysis alone, is told so (PKG004)."""
    assert run_package(tmp_path, WANTED) == 1
    assert "PKG004" in capsys.readouterr().out


def test_an_export_with_errors_keeps_the_last_package(study, capsys):
    """What cannot be converted is not packaged, and the last package stays."""
    assert run_package(study, WANTED) == 0
    before = files(study)
    (study / "raw" / "dm.csv").unlink()
    assert run_package(study, WANTED) == 1
    assert "MAP154" in capsys.readouterr().out
    assert files(study) == before


@pytest.mark.parametrize(
    ("text", "size"), [("5GB", 5 * 10**9), ("500 mb", 5 * 10**8), ("1.5kB", 1500), ("700", 700), ("2B", 2)]
)
def test_sizes_are_written_as_people_write_them(text, size):
    """Units count by thousands, as disks do."""
    assert size_of(text) == size


@pytest.mark.parametrize("text", ["", "GB", "-5GB", "5 apples", "1e9"])
def test_a_size_that_is_none_is_a_wrong_command(text, tmp_path):
    """The command line says what it wants, with exit code 2."""
    with pytest.raises(ValueError, match="no size"):
        size_of(text)
    answer = CliRunner().invoke(app, ["--study", str(tmp_path), "package", "--split-over", text])
    assert answer.exit_code == 2
    assert "--split-over" in answer.output


def test_options_reach_the_command(study):
    """Forms of Dataset-JSON are those that are asked for, and none is none."""
    command = ["--study", str(study), "package", "--no-suites"]
    both = ["--dataset-json", "ndjson", "--dataset-json", "json"]
    assert CliRunner().invoke(app, [*command, *both]).exit_code == 0
    assert {Path(name).suffix for name in files(study) if name.startswith("dataset-json")} == {".ndjson", ".json"}
    assert CliRunner().invoke(app, [*command, "--dataset-json", "none"]).exit_code == 0
    assert not any(name.startswith("dataset-json") for name in files(study))


def test_killed_at_every_fault_point(study):
    """Killed anywhere, the outputs hold one whole package, the old one or the new one, and the next run works."""
    answer = subprocess.run([sys.executable, SCRIPT, study], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    points = answer.stdout.splitlines()
    for expected in (
        *("dm.xpt is copied", "define.xml of sdtm is written", "dm.xpt is being split", "dm.xpt is split"),
        *("dm.dsjc is written", "everything is flushed", "package is marked", "package is in place"),
    ):
        assert expected in points


def test_a_disk_that_is_full_keeps_the_last_package(study):
    """Where no file may grow the reason is told once (RUN102), and nothing half-written is left."""
    assert run_package(study, WANTED) == 0
    before = files(study)
    program = (
        f"import resource, sys; sys.path[:0] = {sys.path!r}; from pathlib import Path; "
        "from tests.package.conftest import write_define; from nec_cdisc.package import documents; "
        "documents.MAKERS = (('define.xml', write_define),); "
        "from nec_cdisc.cli.package import Wanted, run_package; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
        f"sys.exit(run_package(Path({str(study)!r}), Wanted(10**9)))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.returncode == 1, answer.stderr
    assert "RUN102" in answer.stdout
    assert "a file would be larger than the system allows" in answer.stdout
    assert files(study) == before
    assert not (study / "outputs" / ".staging").exists()


def test_a_disk_that_is_read_only_keeps_the_last_package(study, capsys):
    """A read-only disk is named as such (RUN102), and the last package stays."""
    assert run_package(study, WANTED) == 0
    before = files(study)
    capsys.readouterr()
    with read_only(study / "outputs"):
        assert run_package(study, Wanted(10**9, ("json",))) == 1
        assert "cannot be written: the disk is read-only" in capsys.readouterr().out
        assert files(study) == before


def test_a_file_in_the_place_of_the_package_is_told(study, capsys):
    """A link or a file where the folder should be is refused (RUN102), and stays."""
    (study / "outputs").mkdir()
    (study / "outputs" / "package").symlink_to(study)
    assert run_package(study, WANTED) == 1
    assert "RUN102" in capsys.readouterr().out
    assert (study / "outputs" / "package").is_symlink()
