"""An environment in which the archived program runs: a new one of the archive's packages, or the running one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import nec_cdisc
from nec_cdisc.archive import made_with, sbom, wheelhouse
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten

#: Variables that lead Python to other modules, or pip to other packages, than those meant.
_STRAY = ("PYTHON", "VIRTUAL_ENV", "__PYVENV")
_LIST = (
    "import importlib.metadata as m, json, platform;"
    "print(json.dumps([platform.python_version(), {d.name.lower().replace('_', '-').replace('.', '-'): d.version"
    " for d in m.distributions() if d.name}]))"
)
#: Seconds that nobody waits longer for an installation, or for a command.
PATIENCE = 24 * 3600


@dataclass(frozen=True, slots=True)
class Environment:
    """A Python that runs the program; ``source`` says in words where its packages come from."""

    python: Path
    source: str
    variables: Mapping[str, str]

    def run(self, arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
        """Run the program with arguments in a folder, from which it takes no module. Raises ``OSError``."""
        return self._python("-m", "nec_cdisc", *arguments, folder=folder)

    def versions(self, folder: Path) -> tuple[str, dict[str, str]]:
        """Return the version of Python, and that of each package. Raises ``OSError``."""
        said = self._python("-c", _LIST, folder=folder)
        told: Any = json.loads(said.stdout) if said.returncode == 0 else ["", {}]
        return str(told[0]), dict(told[1])

    def _python(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        command = [str(self.python), "-P", *arguments]
        return subprocess.run(  # noqa: S603 - the archived program, which the reader chose to run
            command, capture_output=True, text=True, check=False, cwd=folder, env=dict(self.variables),
            timeout=PATIENCE, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL,
        )  # fmt: skip


def running(*_: Path) -> Environment:
    """Return the environment of the running program; neither the archive nor a folder has a part in it."""
    program = str(Path(nec_cdisc.__file__).resolve().parents[1])  # also where it was found by a relative path
    variables = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": program}
    return Environment(Path(sys.executable), "the running program", variables)


def new(payload: Path, folder: Path) -> Environment:
    """Make an environment in a folder that is not there yet, of the packages and the program of an archive.

    With a wheelhouse in the archive no registry is asked. Raises
    :class:`~nec_cdisc.writers.disk_faults.NotWritten`: RPL030 where the archive holds no program or lock file, RPL031.
    """
    program = payload / made_with.FOLDER
    wheels, lock = sorted(program.glob("nec_cdisc-*.whl")), program / made_with.LOCK
    if len(wheels) != 1 or not lock.is_file():
        _refuse("RPL030", f"the archive has no program or no lock file in {made_with.FOLDER}")
    variables = _variables()
    _installed([sys.executable, "-m", "venv", str(folder)], variables, "no environment can be made")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-compile", "--no-input", "--disable-pip-version-check"]
    house = payload / wheelhouse.FOLDER
    here = house.is_dir()
    alone = ["--isolated", "--no-index"]
    where = [*alone, "--find-links", str(house)] if here else []
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock)]
    # Alone, pip reads neither its settings nor its variables: nothing but what the archive holds is looked at.
    own = {name: value for name, value in variables.items() if not name.startswith("PIP_")}
    own |= {"PIP_CONFIG_FILE": os.devnull}
    _installed([*pip, *where, *locked], own if here else variables, "the packages of the archive cannot be installed")
    _installed([*pip, *alone, "--no-deps", str(wheels[0])], own, "the program of the archive cannot be installed")
    return Environment(python, "the archive's wheelhouse" if here else "the registry of pip", variables)


def differences(payload: Path, python: str, packages: Mapping[str, str]) -> list[str]:
    """Return how versions differ from those that the archive names, each in words; packages it lacks do not count."""
    try:
        said = json.loads((payload / made_with.FOLDER / sbom.NAME).read_bytes())
        named, then = _named(said)
    except (OSError, ValueError, KeyError, TypeError):
        return ["the archive has no readable list of packages"]
    found = [f"Python {python} instead of {named}"] if python != named else []
    for name, version in sorted(then.items()):
        if packages.get(name) != version:
            found.append(f"{name} {packages.get(name, 'is missing')} instead of {version}")
    return found


def _named(said: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the version of Python and those of the packages that a list names."""
    properties = {item["name"]: item["value"] for item in said["metadata"]["properties"]}
    program = said["metadata"]["component"]
    return str(properties[sbom.PYTHON]), sbom.versions([program, *said["components"]])


def _variables() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_STRAY)}
    return {**kept, "PYTHONNOUSERSITE": "1", "PYTHONIOENCODING": "utf-8"}


def _installed(command: Sequence[str], variables: Mapping[str, str], what: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, capture_output=True, text=True, check=False, env=dict(variables), timeout=PATIENCE,
            errors="replace", stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        _refuse("RPL031", f"{what}: {type(fault).__name__}")
    if done.returncode:
        _refuse("RPL031", f"{what}: {wheelhouse.last_words(done.stderr or done.stdout)}")


def _refuse(code: str, message: str) -> NoReturn:
    raise NotWritten(Problem(code, message, Place(made_with.FOLDER)))
