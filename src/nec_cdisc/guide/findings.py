"""Reads the report of validation: its head, and the findings one by one, however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from nec_cdisc.plugin.check import Level
from nec_cdisc.validate.issues import Issue, Told, issues

#: What stands before the findings, which are the last part of the report, each on a line of its own.
_BEGIN = '"findings": ['
#: Signs of the head of a report; it lists datasets and rules, and no record.
LONGEST_HEAD = 50_000_000


@dataclass(frozen=True, slots=True)
class Validated:
    """A report of validation: what it says of the package and of each rule (by its id), and the issues."""

    head: Mapping[str, Any]
    rules: Mapping[str, Mapping[str, Any]]
    issues: tuple[Issue, ...]


def read_findings(path: Path) -> Validated:
    """Return a report. Raises ``ValueError`` for what is none, and ``OSError``."""
    with path.open(encoding="utf-8") as stream:
        head = _head(stream)
        rules = {str(rule.get("check")): rule for rule in head.get("rules", ()) if isinstance(rule, dict)}
        return Validated(head, rules, issues(_told(_entries(stream), rules)))


def _head(stream: TextIO) -> dict[str, Any]:
    """Return everything before the findings, and leave the stream behind the line with which they begin."""
    lines: list[str] = []
    size = 0
    for line in stream:
        size += len(line)
        if size > LONGEST_HEAD:
            break
        before, begin, behind = line.partition(_BEGIN)
        if begin:
            none = behind.lstrip().startswith("]")
            if behind.strip() and not none:
                break  # no report of this program: it writes each finding on a line of its own
            data = json.loads("".join(lines) + before + _BEGIN + "]}")
            if isinstance(data, dict):
                return data
            break
        lines.append(line)
    message = "this is no report of validation"
    raise ValueError(message)


def _entries(stream: TextIO) -> Iterator[dict[str, Any]]:
    """Yield the findings; a report that is cut off within them is none."""
    closed = False
    for line in stream:
        text = line.strip()
        if text.startswith("{"):
            yield json.loads(text.rstrip(","))
        elif text == "}":
            closed = True
        elif text != "]":
            break
    if not closed:
        message = "the findings are cut off"
        raise ValueError(message)


def _told(entries: Iterator[dict[str, Any]], rules: Mapping[str, Mapping[str, Any]]) -> Iterator[Told]:
    for entry in entries:
        rule, waiver = str(entry.get("check")), entry.get("waiver")
        reason = str(waiver.get("reason")) if isinstance(waiver, dict) else None
        says = str(rules.get(rule, {}).get("says", ""))
        yield Told(rule, str(entry.get("dataset") or ""), Level(str(entry.get("severity"))), says, reason)
