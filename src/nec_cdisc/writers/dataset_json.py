"""Writes Dataset-JSON, version 1.1: as one object (``.json``), line by line (``.ndjson``), or compressed (``.dsjc``).

The records are read from the transport file, so that both say the same; the file is gone through twice, a block at a
time: first to know what the values are, then to write them.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from nec_cdisc.problem import Problem
from nec_cdisc.writers.dataset_json_header import JsonDataset, JsonVariable
from nec_cdisc.writers.dataset_json_rows import rows
from nec_cdisc.writers.dataset_json_types import Meant, Seen
from nec_cdisc.writers.fault_points import passed
from nec_cdisc.xpt.blocks import Blocks
from nec_cdisc.xpt.member import CHAR, Member
from nec_cdisc.xpt.read import Table

#: The endings of the three forms. The specification of the compressed one is zlib over the lines, and nothing else.
JSON, LINES, COMPRESSED = ".json", ".ndjson", ".dsjc"
SUFFIXES = (JSON, LINES, COMPRESSED)
#: The specification recommends the highest compression for exchange; this one is three times faster for a tenth more.
LEVEL = 6

#: Is told how many records were dealt with, of how many.
Progress = Callable[[int, int], None]


def write(
    source: Path, path: Path, about: JsonDataset, meant: Mapping[str, Meant], progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Write the dataset of a transport file as Dataset-JSON, in the form that the ending of ``path`` names.

    ``about`` describes the dataset; types, lengths and the number of records are those of the file. ``meant`` says of
    variables that they hold dates; any other one holds what its type says. A number that SAS calls special missing has
    no place in Dataset-JSON and is missing; it is told (XPT155).

    Raises ``OSError``, :class:`~nec_cdisc.plugin.reader.Unreadable` for a file that is no transport file, and
    ``ValueError`` for another ending, or where ``about`` describes other variables than the file has.
    """
    if path.suffix not in SUFFIXES:
        message = f"{path.name} has no ending of Dataset-JSON"
        raise ValueError(message)
    blocks = Blocks(source)
    told = progress or (lambda _done, _records: None)
    seen = _seen(blocks, meant, told)
    described = replace(about, records=blocks.records, variables=_described(about, blocks.member, seen))
    holds = [item.meant if item.in_calendar else Meant.NUMBER for item in seen]
    problems: dict[str, Problem] = {}
    with path.open("wb") as file, contextlib.closing(_Sink(file, compressed=path.suffix == COMPRESSED)) as sink:
        whole = path.suffix == JSON
        sink.write(described.text[:-1] + ',"rows":[' if whole else described.text)
        for number, (done, table) in enumerate(_counted(blocks)):
            data = rows(table.columns, holds, ",\n" if whole else "\n")
            sink.write(data[1:] if whole and not number else data)
            problems |= {item.message: item for item in table.problems}
            told(blocks.records + done, 2 * blocks.records)
            passed(f"{path.name} is begun")
        sink.write("\n]}\n" if whole else "\n")
    return tuple(problems.values())


def _seen(blocks: Blocks, meant: Mapping[str, Meant], told: Progress) -> list[Seen]:
    """Return what the values of each variable are."""
    plain = {
        variable.name: Meant.TEXT if variable.type == CHAR else Meant.NUMBER for variable in blocks.member.variables
    }
    seen = [Seen(meant.get(name, usual)) for name, usual in plain.items()]
    for done, table in _counted(blocks):
        for item, column in zip(seen, table.columns, strict=True):
            item.look(column)
        told(done, 2 * blocks.records)
    return seen


def _counted(blocks: Blocks) -> Iterator[tuple[int, Table]]:
    done = 0
    for table in blocks.tables():
        done += table.records
        yield done, table


def _described(about: JsonDataset, member: Member, seen: list[Seen]) -> tuple[JsonVariable, ...]:
    """Return the description of each variable, with what the file and its values say."""
    names = [variable.name for variable in member.variables]
    if [variable.name for variable in about.variables] != names:
        message = f"{member.name} has the variables {', '.join(names)}, and others are described"
        raise ValueError(message)
    described = []
    for said, variable, item in zip(about.variables, member.variables, seen, strict=True):
        length = variable.length if item.type in {"string", "integer", "float"} else None
        target = "integer" if item.in_calendar else None
        described.append(replace(said, type=item.type, target=target, length=length, format=variable.format))
    return tuple(described)


class _Sink:
    """Takes text and bytes for a file, and compresses them where it is asked to."""

    def __init__(self, file: BinaryIO, *, compressed: bool) -> None:
        self._file = file
        self._zlib = zlib.compressobj(LEVEL) if compressed else None

    def write(self, data: str | bytes) -> None:
        plain = data.encode() if isinstance(data, str) else data
        self._file.write(self._zlib.compress(plain) if self._zlib is not None else plain)

    def close(self) -> None:
        if self._zlib is not None:
            self._file.write(self._zlib.flush())
