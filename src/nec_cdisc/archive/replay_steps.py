"""The commands that a run record tells of, as they are given again, and the files that each of them made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Commands that make outputs, in the order in which they build on each other.
COMMANDS = ("sdtm", "adam", "validate", "package")
#: Settings that a command takes without the name of an option.
_PLAIN = {"folder"}
#: Another program on the machine of then, which no archive holds.
_FOREIGN = "core"
_FINDINGS = "outputs/validation/findings.json"


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the record: its arguments, and the SHA-256 of what it made and read, by path from the study folder.

    ``limits`` are reasons, known before, why it cannot give the same again.
    """

    command: str
    arguments: tuple[str, ...]
    outputs: Mapping[str, str]
    inputs: Mapping[str, str]
    limits: tuple[str, ...] = ()


def steps(lines: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Return the commands that made what the last line of each command tells, in the order of their work.

    A validation that was compared with an earlier one of the record is preceded by that one.
    """
    return tuple(
        _step(line, limits) for command in COMMANDS for line, limits in _of_command(command, _lines(lines, command))
    )


def made(found: Sequence[Step]) -> dict[str, str]:
    """Return the SHA-256 of every file that the steps leave behind, by path from the study folder."""
    last = {step.command: step.outputs for step in found}
    return {path: sha256 for command in COMMANDS for path, sha256 in last.get(command, {}).items()}


def given(found: Sequence[Step]) -> list[str]:
    """Return the outputs that steps read and none of them makes: somebody gave them, and a replay needs them, too."""
    makes = {path for step in found for path in step.outputs}
    return sorted({path for step in found for path in step.inputs if path.startswith("outputs/") and path not in makes})


def arguments(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return settings as a person would type them: ``{"cut_off": "2019-06-30", "final": True}``.

    >>> arguments({"cut_off": "2019-06-30", "final": True, "partitions": None, "folder": "sdtm"})
    ('--cut-off', '2019-06-30', '--final', '--', 'sdtm')
    """
    typed: list[str] = []
    plain: list[str] = []
    for name, value in sorted(settings.items()):
        option = f"--{name.replace('_', '-')}"
        if value is None or value is False or name == _FOREIGN:
            continue
        if name in _PLAIN:
            plain.append(str(value))
        elif value is True:
            typed.append(option)
        elif isinstance(value, (list, tuple)):
            typed += [part for item in value for part in (option, str(item))]
        else:
            typed += [option, str(value)]
    return (*typed, *(["--", *plain] if plain else []))


def _lines(lines: Sequence[Mapping[str, Any]], command: str) -> list[Mapping[str, Any]]:
    return [line for line in lines if line.get("command") == command]


def _of_command(command: str, lines: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], list[str]]]:
    if not lines:
        return
    limits: list[str] = []
    if lines[-1]["settings"].get(_FOREIGN) is not None:
        limits.append(f"{command} had another program run, too, which the archive does not hold")
    chosen = [lines[-1]]
    while (wanted := chosen[0]["inputs"].get(_FINDINGS)) is not None and command == "validate":
        before = [line for line in lines if line["number"] < chosen[0]["number"]]
        earlier = next((line for line in reversed(before) if line["outputs"].get(_FINDINGS) == wanted), None)
        if earlier is None or _read(earlier) != _read(chosen[0]):
            limits.append("validate was compared with a report of other data, which the archive does not hold")
            break
        chosen.insert(0, earlier)
    yield from ((line, limits if line is chosen[-1] else []) for line in chosen)


def _read(line: Mapping[str, Any]) -> dict[str, str]:
    return {path: sha256 for path, sha256 in line["inputs"].items() if path != _FINDINGS}


def _step(line: Mapping[str, Any], limits: Sequence[str]) -> Step:
    stated = ((f"--{name}", line[name]) for name in ("by", "at", "reason") if line.get(name))
    told = (*(word for pair in stated for word in pair), *arguments(line["settings"]))
    return Step(str(line["command"]), told, dict(line["outputs"]), dict(line["inputs"]), tuple(limits))
