"""Runs the archived program on the archived data again, and compares what it makes with what is archived."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nec_cdisc.archive import made_with, wheelhouse
from nec_cdisc.archive.crate import NAME as CRATE
from nec_cdisc.archive.replay_difference import difference
from nec_cdisc.archive.replay_environment import Environment, differences
from nec_cdisc.archive.replay_steps import Step, given, made, steps
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten
from nec_cdisc.writers.run_record import sha256

OUTPUTS = "outputs"
RECORD = f"{OUTPUTS}/run_record.jsonl"
#: The study folder of a replay.
STUDY = "study"
#: What of a payload is no part of the study.
_APART = {OUTPUTS, made_with.FOLDER, wheelhouse.FOLDER, "standard", CRATE}
#: Is told what is being done.
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay gives: the archived SHA-256 of each output and that of now (``None``: absent), and all problems.

    ``python`` and ``source`` say what it ran with.
    """

    archived: Mapping[str, str]
    now: Mapping[str, str | None]
    problems: tuple[Problem, ...]
    python: str
    source: str

    @property
    def identical(self) -> int:
        """How many outputs are byte for byte as archived."""
        return sum(self.now.get(path) == sha256 for path, sha256 in self.archived.items())

    @property
    def proven(self) -> bool:
        """Whether every output is as archived, and there is no other one."""
        return self.identical == len(self.archived) == len(self.now)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 over the list of outputs and their hashes: what was proven, in one number."""
        lines = "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(self.archived.items()))
        return hashlib.sha256(lines.encode()).hexdigest()


def replay(payload: Path, work: Path, environment: Callable[[Path, Path], Environment], tell: Tell) -> Replayed:
    """Replay the payload of an archive that was verified before, in a folder that is empty.

    ``environment`` makes the environment, given the payload and a folder for it. Raises
    :class:`~nec_cdisc.writers.disk_faults.NotWritten`: RPL030 for an archive that tells of no command, RPL031; and
    ``OSError``.
    """
    found = steps(_lines(payload))
    if not found:
        raise NotWritten(Problem("RPL030", "the run record tells of no command that made outputs", Place(RECORD)))
    _study(payload, work / STUDY, found)
    tell("making the environment")
    chosen = environment(payload, work / "environment")
    python, packages = chosen.versions(work)
    reasons = [*differences(payload, python, packages), *(limit for step in found for limit in step.limits)]
    problems = [Problem("RPL043", "; ".join(reasons), Place(made_with.FOLDER))] if reasons else []
    for step in found:
        tell(f"nec-cdisc {step.command}")
        problems += _run(chosen, step, work / STUDY)
    tell("comparing")
    archived = made(found)
    now = _now(work / STUDY, archived)
    problems += _compared(payload, work / STUDY, archived, now)
    return Replayed(archived, now, tuple(problems), python, chosen.source)


def _lines(payload: Path) -> list[Mapping[str, Any]]:
    """Return the lines of the run record that tell of commands."""
    try:
        lines = [json.loads(line) for line in (payload / RECORD).read_bytes().splitlines()]
        told = [line for line in lines if "command" in line]
        for line in told:
            line["settings"].items(), line["inputs"].items(), line["outputs"].items(), int(line["number"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise NotWritten(Problem("RPL030", "the run record cannot be read", Place(RECORD))) from None
    return told


def _study(payload: Path, folder: Path, found: Sequence[Step]) -> None:
    """Lay out the study folder: what people gave, and none of what was made of it. Raises ``OSError``."""
    folder.mkdir(parents=True)
    for path in sorted(payload.iterdir()):
        if path.name in _APART:
            continue
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
        else:
            shutil.copyfile(path, folder / path.name)
    for name in given(found):
        if (payload / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(payload / name, folder / name)


def _run(environment: Environment, step: Step, folder: Path) -> Iterator[Problem]:
    """Give a command again; yield a problem where it fails and leaves out what it made."""
    done = environment.run(["--study", ".", step.command, *step.arguments], folder)
    if done.returncode and not all((folder / path).is_file() for path in step.outputs):
        words = wheelhouse.last_words(done.stderr or done.stdout)
        message = f"{step.command} ended with exit code {done.returncode}: {words}"
        yield Problem("RPL032", message, Place(RECORD))


def _now(folder: Path, archived: Mapping[str, str]) -> dict[str, str | None]:
    """Return the SHA-256 of each output as it is now: those archived, and further files in the same folders."""
    tops = {path.split("/")[1] for path in archived}
    there = [path for top in sorted(tops) for path in sorted((folder / OUTPUTS / top).rglob("*")) if path.is_file()]
    names = {path.relative_to(folder).as_posix(): path for path in there if not path.name.startswith(".")}
    return {name: sha256(names[name]) if name in names else None for name in sorted({*archived, *names})}


def _compared(
    payload: Path, folder: Path, archived: Mapping[str, str], now: Mapping[str, str | None]
) -> Iterator[Problem]:
    for name, digest in now.items():
        place = Place(name)
        if digest is None:
            yield Problem("RPL041", f"{name} was not made", place)
        elif name not in archived:
            yield Problem("RPL042", f"{name} is not in the archive", place)
        elif digest != archived[name]:
            where = difference(payload / name, folder / name) if (payload / name).is_file() else "it is not archived"
            yield Problem("RPL040", f"{name} differs: {where}", place)
