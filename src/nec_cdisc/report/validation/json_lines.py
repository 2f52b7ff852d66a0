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
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    text = f"{before}[\n{lines}\n]{after[0]}\n" if lines else f"{before}[]{after[0]}\n"
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
