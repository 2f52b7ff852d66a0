"""Makes text from outside safe to show: nothing in it steers a terminal, hides or reorders what a reader sees."""

from __future__ import annotations

import re
import unicodedata

#: Characters of a text that a message shows; a raw cell may hold millions.
LONGEST = 1_000
#: Categories of signs that show nothing and do something: controls, direction and format signs, line separators.
_SILENT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ORDINARY = re.compile(r"[\x20-\x7e\xa1-\xac\xae-\u02ff]*")


def visible(text: str, *, keep: str = "", longest: int = LONGEST) -> str:
    """Return a text in which every sign can be seen, cut where it is longer than ``longest``.

    A sign that shows nothing is written as its code, ``<U+001B>``; those in ``keep`` stay.
    """
    cut = len(text) - longest
    if cut > 0:
        text = text[:longest]
    if not _ORDINARY.fullmatch(text):
        text = "".join(sign if sign in keep else _seen(sign) for sign in text)
    return f"{text}… ({cut:,} more characters)" if cut > 0 else text


def _seen(sign: str) -> str:
    return f"<U+{ord(sign):04X}>" if unicodedata.category(sign) in _SILENT else sign
