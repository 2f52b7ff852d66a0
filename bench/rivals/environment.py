"""Gives each rival an environment of its own under ``bench/build``, from its pinned requirements."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
WORK = HERE.parent / "build"
STAMP = "installed.txt"
Version = tuple[int, int]


class Skipped(Exception):
    """The rival cannot be measured here; the text is the reason."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A package to be measured against, and the versions of Python that it runs on, oldest and newest."""

    name: str
    oldest: Version
    newest: Version

    @property
    def requirements(self) -> Path:
        """The file with the pinned packages."""
        return HERE / f"{self.name}.txt"


YAMAA = Rival("yamaa", (3, 12), (3, 13))
PHARMASKILLS = Rival("pharmaskills", (3, 11), (3, 13))
POINTBLANK = Rival("pointblank", (3, 11), (3, 13))


def python_of(rival: Rival) -> Path:
    """Return the Python of the rival's environment; it is made where it is not there. Raises ``Skipped``."""
    folder = WORK / rival.name
    python = folder / "bin" / "python"
    wanted = rival.requirements.read_text(encoding="utf-8")
    stamp = folder / STAMP
    if python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    _require([_interpreter(rival), "-m", "venv", "--clear", folder], rival)
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "30")
    _require([python, "-m", "pip", "install", *quiet, "--requirement", rival.requirements], rival)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _require(command: list[str | Path], rival: Rival) -> None:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        reason = f"{rival.name} cannot be installed: {said}"
        raise Skipped(reason)


def _interpreter(rival: Rival) -> Path:
    """Return a Python of a version that the rival runs on, this one if it fits."""
    for candidate in _candidates(rival):
        version = _version(candidate)
        if version is not None and rival.oldest <= version <= rival.newest:
            return candidate
    oldest, newest = (".".join(map(str, version)) for version in (rival.oldest, rival.newest))
    reason = f"{rival.name} needs Python {oldest} to {newest}; none was found on PATH or under pyenv"
    raise Skipped(reason)


def _candidates(rival: Rival) -> Iterator[Path]:
    yield Path(sys.executable)
    for minor in range(rival.newest[1], rival.oldest[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found is not None:
            yield Path(found)
    yield from sorted(_pyenv().glob("versions/*/bin/python"), reverse=True)


def _pyenv() -> Path:
    if "PYENV_ROOT" in os.environ:
        return Path(os.environ["PYENV_ROOT"])
    program = shutil.which("pyenv")
    if program is None:
        return Path.home() / ".pyenv"
    return Path(subprocess.run([program, "root"], capture_output=True, text=True, check=False).stdout.strip())


def _version(python: Path) -> Version | None:
    """Return the version of a Python; ``None`` where it does not run, as a shim of pyenv may not."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return None
    parts = done.stdout.split()
    return (int(parts[0]), int(parts[1])) if done.returncode == 0 and len(parts) == 2 else None  # noqa: PLR2004 - major, minor
