"""Gives a query an identifier that stays the same as long as the fact does."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

#: Signs of an identifier: digits and letters that are not mixed up when they are read aloud or typed.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5
_GROUPS, _LENGTH = 3, 4


def identifier(fact: Sequence[Any]) -> str:
    """Return the identifier of a fact, from what makes it this fact: texts and lists of texts, nothing private.

    It has 60 bits: among a million facts the chance that any two share one is below one in a million.

    >>> identifier(["EVINEC", "ae", "VAL112", [["ae_no", "1"]], "ae_start", "31.06.2019"])
    'Q-K05P-XRDS-S4DX'
    """
    text = json.dumps(fact, ensure_ascii=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(text.encode("ascii")).digest(), "big")
    signs = "".join(SIGNS[number >> (_BITS * at) & 31] for at in range(_GROUPS * _LENGTH))
    return "-".join(["Q", *(signs[at : at + _LENGTH] for at in range(0, len(signs), _LENGTH))])


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
