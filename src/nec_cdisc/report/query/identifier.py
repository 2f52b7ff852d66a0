"""Gives a query an identifier that stays the same as long as the fact does."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

#: Bytes of the digest that are written: 16 letters, of which 12 are shown.
_BYTES = 10


def identifier(fact: Sequence[Any]) -> str:
    """Return the identifier of a fact, from what makes it this fact: texts and lists of texts, nothing private.

    It has 60 bits, written with letters and the digits 2 to 7, so that O and 0, I and 1 are not mixed up. Among a
    million facts the chance that any two share an identifier is below one in a million.

    >>> identifier(["EVINEC", "ae", "VAL112", [["ae_no", "1"]], "ae_start", "31.06.2019"])
    'Q-V7VH-KPEY-F6Z4'
    """
    text = json.dumps(fact, ensure_ascii=True, separators=(",", ":"))
    signs = base64.b32encode(hashlib.sha256(text.encode("ascii")).digest()[:_BYTES]).decode("ascii")
    return f"Q-{signs[:4]}-{signs[4:8]}-{signs[8:12]}"


def numbered(names: Sequence[str], contents: Sequence[tuple[Any, ...]]) -> list[str]:
    """Return identifiers without repetition: the first of equal ones stays, the others get ``-2``, ``-3``.

    Facts are equal where an EDC key is blank or shared. Their order is that of ``contents``, what the records hold, so
    that it does not depend on their order in the file.
    """
    equal: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        equal[name].append(position)
    answer = list(names)
    for name, positions in equal.items():
        if len(positions) > 1:
            for number, position in enumerate(sorted(positions, key=lambda at: contents[at]), start=1):
                answer[position] = name if number == 1 else f"{name}-{number}"
    return answer
