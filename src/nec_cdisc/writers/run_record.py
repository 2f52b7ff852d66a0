"""The run record: one line for each run that published something, each line bound to the one before by its hash.

``outputs/run_record.jsonl`` begins with a line that says what the file is. Each further line is canonical JSON (keys
sorted, no blanks, ASCII) and holds ``previous``, the SHA-256 of the line before without its end of line. So a line that
is edited, taken out or moved is noticed by the line after it, and the last one by who wrote down its hash: the record
of the publication (``.published``) and the archive.

Person, time and reason are what the command was told; nobody asks the clock or the system who is there.
"""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nec_cdisc import __version__
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.chain import GENESIS, Chain, canonical, chain
from nec_cdisc.writers.disk_faults import NotWritten

#: The file, below the outputs.
RUN_RECORD = "run_record.jsonl"
_PIECE = 1 << 20
#: What an option may be, as the record writes it down.
Setting = str | int | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Run:
    """A command as somebody had it run: its name and effective settings; ``None`` is what was not stated.

    ``by`` is who, ``at`` is when (ISO 8601 with zone), ``reason`` is why the outputs are made anew.
    """

    command: str
    settings: Mapping[str, Setting] = field(default_factory=dict)
    by: str | None = None
    at: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of a run that publishes: the run, what it read (SHA-256 by path), and what it found.

    ``standards`` are versions of standards and terminology by name, ``findings`` numbers by severity and code.
    """

    run: Run
    inputs: Mapping[str, str]
    standards: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def line(self, outputs: Mapping[str, str]) -> dict[str, Any]:
        """Return what the line of this run says, but for its number and the hash of the line before."""
        run = self.run
        versions = {"nec-cdisc": __version__, "python": platform.python_version(), **self.standards}
        return {
            "command": run.command,
            "by": run.by,
            "at": run.at,
            "reason": run.reason,
            "settings": dict(run.settings),
            "versions": versions,
            "inputs": dict(self.inputs),
            "outputs": dict(outputs),
            "findings": {name: dict(codes) for name, codes in self.findings.items()},
        }


def counted(problems: Iterable[Problem]) -> dict[str, dict[str, int]]:
    """Return how many problems there are of each severity and code."""
    numbers = Counter((problem.severity.value, problem.code) for problem in problems)
    return nested(numbers)


def nested(numbers: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Return numbers by a pair of names as numbers by the first name and then the second, sorted."""
    found: dict[str, dict[str, int]] = {}
    for (first, second), number in sorted(numbers.items()):
        found.setdefault(first, {})[second] = number
    return found


def known(outputs: Path, head: str) -> Chain:
    """Return the record of a folder of outputs, whose last line has the hash ``head`` (empty: nobody wrote it down).

    Raises :class:`nec_cdisc.writers.disk_faults.NotWritten` (ARC101) where the chain is broken, or does not end in that
    line: a record that is wrong is never continued. Raises ``OSError``.
    """
    place = f"{outputs.name}/{RUN_RECORD}"
    try:
        data = (outputs / RUN_RECORD).read_bytes()
    except FileNotFoundError:
        data = GENESIS
        if head:
            raise NotWritten(Problem("ARC101", f"{place} is gone", Place(place))) from None
    found = chain(data, head)
    if found.faults:
        line, text = found.faults[0]
        more = f" (and {len(found.faults) - 1} more)" if len(found.faults) > 1 else ""
        raise NotWritten(Problem("ARC101", f"{text}{more}", Place(place, line)))
    return found


def continued(record: Chain, line: Mapping[str, Any]) -> bytes:
    """Return a record with one more line, or as it is where the last line of the same command says the very same.

    Then the outputs are what that line says they are, and no person, time or reason is new.
    """
    last = record.last(str(line["command"]))
    if last is not None and {**last, "number": None, "previous": None} == {**line, "number": None, "previous": None}:
        return record.data
    told = {**line, "number": len(record.lines), "previous": record.head}
    return record.data + canonical(told)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file. Raises ``OSError``."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
