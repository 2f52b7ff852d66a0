"""The same export gives the same bytes: in any folder, zone, locale, hash seed, umask and version of Python."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pythons import ROOT, VERSIONS, installed, interpreter

PROGRAM = "from nec_cdisc.cli.main import run; run()"
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
#: Locales whose rules of letters, numbers or dates differ most from those of C come first.
TELLING = ("tr_TR", "de_DE", "ar_", "ja_JP", "lt_LT", "sv_SE")
#: Locales that are tried beside C and its like, where a machine has hundreds.
MOST = 4


def locales() -> list[str]:
    """Return C and its like, and the most telling ones of those that this machine has."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()  # noqa: S607
    plain = {"c", "posix", "c.utf8", "c.utf-8"}
    rest = sorted(name for name in listed if name.lower() not in plain)
    telling = sorted(rest, key=lambda name: not name.startswith(TELLING))
    return ["C", "C.UTF-8", "POSIX", *telling[:MOST]]


def copy_of_the_demo(folder: Path) -> Path:
    """Copy the demo study, with other times of its files."""
    for name in ("mappings", "raw", "specs"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
    return folder


def convert(study: Path, python: Path, *, umask: int = 0o022, cwd: Path | None = None, **environment: str) -> None:
    """Convert a study in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    source = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [python, "-c", PROGRAM, "--study", study, "sdtm"],
        env={**kept, "PYTHONPATH": source, **environment},
        cwd=cwd or study,
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def hashes(study: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below the outputs, hidden ones included."""
    outputs = study / "outputs"
    files = sorted(path for path in outputs.rglob("*") if path.is_file())
    return {path.relative_to(outputs).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the files that differ, or are only here or there."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def expected(tmp_path_factory) -> dict[str, str]:
    """Give the hashes of a run in the plainest surroundings."""
    study = copy_of_the_demo(tmp_path_factory.mktemp("plain"))
    convert(study, Path(sys.executable), LC_ALL="C", TZ="UTC", PYTHONHASHSEED="0")
    found = hashes(study)
    assert {"sdtm/dm.xpt", "reports/problems.csv"} <= set(found)
    return found


@pytest.mark.parametrize("number", range(len(locales())), ids=locales())
def test_other_surroundings_give_the_same_bytes(expected: dict[str, str], tmp_path: Path, number: int):
    """Another folder, zone, locale, hash seed, umask and current directory change no byte of any file."""
    study = copy_of_the_demo(tmp_path / ("a place" * (number + 1)) / "Größe, 試験")
    zone = ("Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Pacific/Pago_Pago")[number % 4]
    surroundings = {
        "LC_ALL": locales()[number],
        "LANG": "C",
        "TZ": zone,
        "PYTHONHASHSEED": str(number * 1000 + 1),
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": str(number % 2),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": str(40 + 60 * number),
    }
    convert(study, Path(sys.executable), umask=0o077, cwd=Path("/"), **surroundings)
    assert differing(hashes(study), expected) == []


@pytest.mark.parametrize("version", [version for version in VERSIONS if version != HERE])
def test_another_python_gives_the_same_bytes(expected: dict[str, str], tmp_path: Path, version: str):
    """Each promised version of Python writes the same bytes into every file but the run record, which names it."""
    python = installed(version)
    if python is None:
        pytest.skip(f"there is no Python {version} here")
    study = copy_of_the_demo(tmp_path)
    convert(study, interpreter(version, python), TZ="Europe/Berlin", PYTHONHASHSEED="5")
    assert differing(hashes(study), expected) == [".published", "run_record.jsonl"]


def test_a_difference_is_named(expected: dict[str, str]):
    """The comparison can fail: a file with other bytes, one too many and one too few are named."""
    other = {**expected, "sdtm/lb.xpt": "other bytes", "reports/new.csv": "one too many"}
    del other["sdtm/dm.xpt"]
    assert differing(other, expected) == ["reports/new.csv", "sdtm/dm.xpt", "sdtm/lb.xpt"]
