"""JSON in which long lists have an entry on each line: quick to write, and a difference of two files shows entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

#: The value that stands for a list. JSON writes the sign in it as a code, so that no other text looks like it.
PLACE = "\x00list\x00"


def write_json_lines(data: Mapping[str, Any], lists: Sequence[Iterable[Any]], path: Path) -> None:
    """Write ``data``, in which :data:`PLACE` stands for each of the lists, in their order.

    A lone half of a character, which UTF-8 cannot hold, is written as a question mark. Raises ``ValueError`` where
    :data:`PLACE` does not stand in the data as often as there are lists.
    """
    before, *after = json.dumps(data, indent=1, ensure_ascii=False).split(json.dumps(PLACE))
    if len(after) != len(lists):
        message = f"lists stand {len(after)} times in the data, {len(lists)} are given"
        raise ValueError(message)
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(before)
        for entries, text in zip(lists, after, strict=True):
            _write_list(file, entries)
            file.write(text)
        file.write("\n")


def _write_list(file: IO[str], entries: Iterable[Any]) -> None:
    file.write("[")
    written = 0
    for written, entry in enumerate(entries, start=1):
        file.write(f"{',' if written > 1 else ''}\n{json.dumps(entry, ensure_ascii=False)}")
    file.write("\n]" if written else "]")
