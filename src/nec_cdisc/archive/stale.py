"""Says why a study cannot be archived as it is: something was never made, is out of date, or was changed by hand.

By content, never by size or time: the run record tells what each command has read and written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nec_cdisc import __version__
from nec_cdisc.problem import Place, Problem
from nec_cdisc.study.freshness import maps
from nec_cdisc.study.inputs import ELSEWHERE, READS, WRITES, Hashes, named, read_by
from nec_cdisc.writers.chain import Chain

#: Folders in which a command replaces what it has read, too.
_OWN = "outputs/validation/"
_MOST = 3


def unfit(folder: Path, record: Chain, hashes: Hashes) -> list[Problem]:
    """Return everything that keeps a study from being archived. Raises ``OSError``."""
    return [problem for command in READS for problem in _of_command(folder, command, record, hashes)]


def needed(folder: Path, command: str) -> bool:
    """Say whether a study has what a command works on: mappings of SDTM, mappings of analysis."""
    return command not in {"sdtm", "adam"} or maps(folder, command)


def _of_command(folder: Path, command: str, record: Chain, hashes: Hashes) -> Iterator[Problem]:
    line = record.last(command)
    if line is None:
        if needed(folder, command):
            yield _problem("ARC102", f"the run record has no run of {command}", command)
        return
    if any(name.startswith(ELSEWHERE) for name in line["inputs"]):
        yield _problem("ARC107", f"{command} has read {_listed([*_elsewhere(line)])}", command, own_step=False)
        return
    other = "folder" if command == "validate" else None
    if other is not None and line["settings"].get(other) is not None:
        yield _problem("ARC103", f"{command} last looked at {line['settings'][other]}, not at the outputs", command)
        return
    changed = sorted(_changed(folder, command, line, hashes))
    if line["versions"].get("nec-cdisc") != __version__:
        changed.insert(0, f"the program itself (it was {line['versions'].get('nec-cdisc')}, it is {__version__})")
    if changed:
        yield _problem("ARC103", f"since {command} has run, there changed: {_listed(changed)}", command)
    touched = sorted(_touched(folder, command, line, hashes))
    if touched:
        yield _problem("ARC104", f"not as {command} has published them: {_listed(touched)}", command)


def _changed(folder: Path, command: str, line: Mapping[str, Any], hashes: Hashes) -> Iterator[str]:
    """Yield the files that a command would read today and that are not what it has read."""
    chosen = line["settings"].get("sdtm") if command == "adam" else None
    sets = None if chosen is None else [folder / chosen]
    now = {named(folder, path): path for path in read_by(command, folder, sets)}
    before = {
        name: digest for name, digest in line["inputs"].items() if not name.startswith(_OWN) or command == "package"
    }
    for name in {*now, *before}:
        path = folder / name
        if name not in before:
            yield f"{name} (new)"
        elif not path.is_file():
            yield f"{name} (gone)"
        elif hashes.one(path) != before[name]:
            yield name


def _touched(folder: Path, command: str, line: Mapping[str, Any], hashes: Hashes) -> Iterator[str]:
    """Yield the outputs of a command that are not what it has published."""
    for name, digest in line["outputs"].items():
        path = folder / name
        if not path.is_file():
            yield f"{name} (gone)"
        elif hashes.one(path) != digest:
            yield name
    for below in WRITES[command]:
        for path in sorted((folder / below).rglob("*")):
            name = named(folder, path)
            if path.is_file() and name not in line["outputs"] and not path.name.startswith("."):
                yield f"{name} (new)"


def _elsewhere(line: Mapping[str, Any]) -> Iterator[str]:
    yield from (name for name in sorted(line["inputs"]) if name.startswith(ELSEWHERE))


def _problem(code: str, message: str, command: str, *, own_step: bool = True) -> Problem:
    step = f"Run nec-cdisc {command}, then archive again; make archive runs all that is needed." if own_step else None
    return Problem(code, message, Place("outputs"), next_step=step)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}"
