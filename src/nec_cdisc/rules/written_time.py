"""Reads times of day as sites write them, alone or behind a date."""

from __future__ import annotations

import re
from functools import lru_cache

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.value import IMPOSSIBLE_TIME

_BEHIND_DATE = re.compile(
    r"(.*?[^T\s:])(?:T|:|\s+)((?:\d{1,2}|[A-Z]+):\S+(?:\s*[A-Z]+)?|(?<=\dT)\d{4}(?:\d{2})?)", re.DOTALL | re.ASCII
)
_COLON = re.compile(r"(\d{1,2}|[A-Z]+)[:.](\d{2}|[A-Z]+)(?:[:.](\d{2}|[A-Z]+))?", re.ASCII)
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2})?", re.ASCII)
_LIMITS = (23, 59, 59)
#: Characters of the longest text in which a time is looked for behind a date; the search takes long in long ones.
LONGEST = 100


def split_time(text: str) -> tuple[str, str | None]:
    """Return the date and the time of a text that may hold both (``03.07.2019 10:30``, ``2019-07-03T10:30``).

    What comes behind ``T``, a blank or a colon and has a colon of its own is the time; ``20190703T1030`` is read too.
    """
    written = text.strip().upper()
    if (":" not in written and "T" not in written) or len(written) > LONGEST:
        return (text, None)
    match = _BEHIND_DATE.fullmatch(written)
    return (match[1], match[2]) if match else (text, None)


@lru_cache(maxsize=65_536)  # few distinct times, each beside many dates
def read_time(text: str, unknown: frozenset[str]) -> str | None:
    """Return a time of day as ISO 8601 (``10``, ``10:30``, ``10:30:15``), as far as it is known.

    Read are ``10:30``, ``9:05``, ``10.30``, ``1030``, each with or without seconds; a part may be one of the texts for
    unknown. Raises ``Refused`` with VAL115 for any other text and for times that no 24-hour clock shows.
    """
    written = text.strip().upper()
    if written in unknown:
        return None
    match = _COLON.fullmatch(written) or _COMPACT.fullmatch(written)
    if match is None:
        raise Refused(IMPOSSIBLE_TIME, f"{text!r} is not a time of day")
    known: list[str] = []
    for part, limit in zip(match.groups(), _LIMITS, strict=True):
        if part is None or part in unknown:
            break
        if not part.isdigit() or int(part) > limit:
            raise Refused(IMPOSSIBLE_TIME, f"{text!r} is not a time of a 24-hour clock")
        known.append(part.zfill(2))
    return ":".join(known) or None
