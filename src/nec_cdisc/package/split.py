"""Splits a dataset that is too large for one file: by category, and by ranges of subjects within one.

The records are copied as they stand in the file, block by block, so that the parts together are the whole.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.fault_points import passed
from nec_cdisc.xpt import cards, header
from nec_cdisc.xpt.blocks import Blocks
from nec_cdisc.xpt.member import CARD, Member

SUBJECT = "USUBJID"
_NAME = 8
#: A category and a subject, as the bytes of the file.
Pair = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class SplitPart:
    """A file of a dataset that was split: its category, first and last subject (blank: all), number of records."""

    file: str
    category: str
    first: str
    last: str
    records: int


def split(source: Path, target: Path, limit: int, told: Callable[[int, int], None]) -> list[SplitPart] | Problem:
    """Write the records of a transport file to several in a folder, each of at most ``limit`` bytes.

    Records of one category (LBCAT in LB, --CAT elsewhere) stand together, several files of one category hold ranges of
    subjects; where a dataset has no category, or one alone, ranges of subjects are all. Returns the parts, or the
    problem (PKG030) of a dataset that cannot be split so. The folder is made where it is absent. Raises ``OSError``.
    """
    blocks = Blocks(source)
    member = blocks.member
    room = (limit - _overhead(member)) // max(1, member.record_length)
    counts = _counts(blocks, told)
    heaviest = max(counts.values(), default=0)
    if room < max(1, heaviest) or not _fields(member)[1]:
        why = f"the records of one subject need {_overhead(member) + heaviest * member.record_length:,} bytes"
        why = why if _fields(member)[1] else f"it has no {SUBJECT}"
        return Problem("PKG030", f"{member.name} cannot be split below {limit:,} bytes: {why}", Place(source.name))
    pairs = _assigned(counts, room)
    names = [_part_name(member.name, number) for number in range(1, max(pairs.values(), default=0) + 2)]
    target.mkdir(exist_ok=True)
    _write(blocks, pairs, [target / f"{name.lower()}.xpt" for name in names], told)
    return [_part(name, number, pairs, counts) for number, name in enumerate(names)]


def category_of(member: Member) -> str | None:
    """Return the variable that says the category of a dataset's records: LBCAT of LB; ``None`` where it has none."""
    names = {variable.name for variable in member.variables}
    return next((name for name in (f"{member.name[:2]}CAT", "PARCAT1") if name in names), None)


def _fields(member: Member) -> tuple[str | None, str | None]:
    """Return the fields of category and subject in a block of records."""
    places = {variable.name: f"v{position}" for position, variable in enumerate(member.variables)}
    return places.get(category_of(member) or ""), places.get(SUBJECT)


def _keys(block: NDArray[np.void], member: Member) -> tuple[NDArray[np.intp], list[Pair]]:
    """Return the distinct pairs of category and subject of a block, and the number of each record's pair."""
    category, subject = _fields(member)
    columns = [
        np.ascontiguousarray(block[name]).view(f"S{block[name].dtype.itemsize}") for name in (category, subject) if name
    ]
    distinct = [np.unique(column, return_inverse=True) for column in columns]
    values, codes = distinct[-1]
    if category is None or subject is None:
        return codes, [(b"", value) for value in values.tolist()]
    categories, outer = distinct[0]
    combined, places = np.unique(outer * len(values) + codes, return_inverse=True)
    return places, [(categories[key // len(values)], values[key % len(values)]) for key in combined.tolist()]


def _counts(blocks: Blocks, told: Callable[[int, int], None]) -> Counter[Pair]:
    """Return how many records each subject has in each category."""
    counts: Counter[Pair] = Counter()
    done = 0
    for block in blocks.raw() if _fields(blocks.member)[1] else ():
        places, pairs = _keys(block, blocks.member)
        counts.update(dict(zip(pairs, np.bincount(places, minlength=len(pairs)).tolist(), strict=True)))
        done += len(block)
        told(done, 2 * blocks.records)
    return counts


def _assigned(counts: Mapping[Pair, int], room: int) -> dict[Pair, int]:
    """Return the part of each pair, counted from 0: a new one for each category, and where the last one is full."""
    assigned: dict[Pair, int] = {}
    part, held, last = -1, 0, None
    for pair in sorted(counts):
        if pair[0] != last or held + counts[pair] > room:
            part, held, last = part + 1, 0, pair[0]
        assigned[pair] = part
        held += counts[pair]
    return assigned


def _part_name(dataset: str, number: int) -> str:
    """Return the name of a part: LB1, or SUPPLB1; a longer name loses letters at its end."""
    return dataset[: _NAME - len(str(number))] + str(number)


def _write(blocks: Blocks, pairs: Mapping[Pair, int], paths: Sequence[Path], told: Callable[[int, int], None]) -> None:
    """Write the parts side by side, each record to its own."""
    done = 0
    written = [0] * len(paths)
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(_opened(path, blocks.member)) for path in paths]
        for block in blocks.raw():
            places, found = _keys(block, blocks.member)
            part_of = np.array([pairs[pair] for pair in found])[places]
            for part in np.unique(part_of).tolist():
                data = block[part_of == part].tobytes()
                files[part].write(data)
                written[part] += len(data)
            done += len(block)
            told(blocks.records + done, 2 * blocks.records)
            passed(f"{blocks.path.name} is being split")
        for file, size in zip(files, written, strict=True):
            file.write(cards.padding(size))


@contextlib.contextmanager
def _opened(path: Path, member: Member) -> Iterator[BinaryIO]:
    """Give a file that begins with the header of a part."""
    described = replace(member, name=path.stem.upper())
    with path.open("xb") as file:
        file.write(header.library_header(described) + header.member_header(described))
        yield file


def _overhead(member: Member) -> int:
    """Return the bytes of a file besides its records."""
    return len(header.library_header(member) + header.member_header(member)) + CARD - 1


def _part(name: str, number: int, pairs: Mapping[Pair, int], counts: Mapping[Pair, int]) -> SplitPart:
    held = [pair for pair, part in pairs.items() if part == number]
    category, first, last = (_text(value) for value in (held[0][0], held[0][1], held[-1][1]))
    return SplitPart(f"{name.lower()}.xpt", category, first, last, sum(counts[pair] for pair in held))


def _text(value: bytes) -> str:
    return value.rstrip(b" \0").decode("ascii", "replace")
