"""Code frames: the lines around a place, with their numbers and a caret under the column, as compilers show them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from nec_cdisc.problem import Place

_TAB = 4
_CUT = "…"


def code_frame(text: Sequence[str], place: Place, width: int = 100, around: int = 2) -> str:
    """Return the lines around a place with a caret under its column, ``""`` where the place names no line.

    ``text`` are the lines of the file, ``width`` is the width of the frame in columns of a terminal (at least 20 are
    used), ``around`` the number of lines shown above and below. Lines that are too long are cut so that the caret stays
    in sight. Tabs are shown as blanks, signs that would move the cursor as a replacement sign.
    """
    if not 1 <= place.line <= len(text):
        return ""
    first, last = max(1, place.line - around), min(len(text), place.line + around)
    digits = len(str(last))
    room = max(width, 20) - digits - 5
    cells = _cells(text[place.line - 1])
    caret = sum(_width(cell) for cell in cells[: max(place.column, 1) - 1])
    start = max(0, caret - room * 2 // 3) if sum(map(_width, cells)) > room or caret >= room else 0
    frame = []
    for number in range(first, last + 1):
        mark = ">" if number == place.line else " "
        shown = _window(_cells(text[number - 1]), start, room)
        frame.append(f"{mark} {number:>{digits}} | {shown}".rstrip())
        if number == place.line and place.column:
            frame.append(f"  {' ' * digits} | {' ' * (caret - start)}^")
    return "\n".join(frame)


def _cells(line: str) -> list[str]:
    """Return what is shown for each character of a line."""
    return [" " * _TAB if sign == "\t" else sign if _is_shown(sign) else "\ufffd" for sign in line]


def _is_shown(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _width(cell: str) -> int:
    """Return the columns of a terminal that a cell takes: East Asian signs two, accents that combine none."""
    if len(cell) > 1:
        return len(cell)
    if unicodedata.combining(cell) or unicodedata.category(cell) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(cell) in {"W", "F"} else 1


def _window(cells: list[str], start: int, room: int) -> str:
    """Return the columns of a line from ``start`` on that fit into the room; a cut is marked at each end."""
    shown = []
    column = 0
    for cell in cells:
        size = _width(cell)
        if column >= start and column + size <= start + room:
            shown.append(cell)
        elif column < start < column + size:
            # Half a wide sign at the left edge keeps the columns in step.
            shown.append(" " * (column + size - start))
        column += size
    while start and shown and not _width(shown[0]):
        shown.pop(0)  # an accent whose letter was cut off
    text = "".join(shown)
    if start and text.strip():
        text = _CUT + text[1:] if _width(text[0]) == 1 else _CUT + " " + text[1:]
    return text[:-1] + _CUT if column > start + room and _width(text[-1:] or " ") == 1 else text
