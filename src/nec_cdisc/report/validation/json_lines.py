"""JSON in which a long list has an entry on each line: quick to write, and a difference of two files shows entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

#: The value that stands for the list. JSON writes the sign in it as a code, so that no other text looks like it.
PLACE = "\x00list\x00"


def write_json_lines(data: Mapping[str, Any], entries: Iterable[Any], path: Path) -> None:
    """Write ``data``, in which :data:`PLACE` stands for the list of the entries.

    A lone half of a character, which UTF-8 cannot hold, is written as a question mark. Raises ``ValueError`` where
    :data:`PLACE` does not stand in the data once.
    """
    before, *after = json.dumps(data, indent=1, ensure_ascii=False).split(json.dumps(PLACE))
    if len(after) != 1:
        message = f"the list stands {len(after)} times in the data"
        raise ValueError(message)
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(f"{before}[")
        written = 0
        for written, entry in enumerate(entries, start=1):
            file.write(f"{',' if written > 1 else ''}\n{json.dumps(entry, ensure_ascii=False)}")
        file.write("\n]" if written else "]")
        file.write(f"{after[0]}\n")
