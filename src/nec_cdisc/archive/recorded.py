"""Checks the run record in an archive: its chain, its end, and that the outputs are those which it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nec_cdisc.archive import bag_info
from nec_cdisc.archive.manifest import PAYLOAD
from nec_cdisc.archive.opened import RECORD, Opened
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.writers.chain import Chain, chain

#: Outputs that a later run of the same command replaces, and that it reads before.
_OWN = "outputs/validation/"


def record_of(opened: Opened, said: Mapping[str, str]) -> Chain:
    """Return the run record of an archive, checked by what the description says of its end."""
    told = said.get(bag_info.LINES, "")
    count = int(told) if told.isascii() and told.isdigit() and len(told) < len("1000000000") else None
    return chain(opened.data(RECORD), said.get(bag_info.HEAD, ""), count)


def record_problems(opened: Opened, said: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the run record of an archive, line by line, and with the files that it tells of."""
    if RECORD not in opened.files:
        yield Problem("ARC126", "the run record is missing", Place(RECORD))
        return
    if not said.get(bag_info.HEAD) or not said.get(bag_info.LINES):
        message = f"{bag_info.NAME} does not tell how the run record ends"
        yield Problem("ARC125", message, Place(bag_info.NAME))
    record = record_of(opened, said)
    yield from (Problem("ARC126", f"the run record: {text}", Place(RECORD, line)) for line, text in record.faults)
    if not record.faults:
        for command in dict.fromkeys(str(line["command"]) for line in record.lines[1:]):
            yield from _told(opened, command, record.last(command) or {})


def _told(opened: Opened, command: str, line: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the files of which the last run of a command tells something else than what is there."""
    for what, verb in (("outputs", "made"), ("inputs", "read")):
        told = line.get(what)
        for name, digest in sorted(told.items()) if isinstance(told, dict) else ():
            found = opened.files.get(PAYLOAD + name)
            if what == "inputs" and name.startswith(_OWN) and command == "validate":
                continue
            if found is None or found.sha256 != digest:
                state = "is not there" if found is None else "is another one"
                message = f"{visible(name)} {state}, which the last run of {visible(command)} {verb}"
                yield Problem("ARC127", message, Place(visible(PAYLOAD + name)))
