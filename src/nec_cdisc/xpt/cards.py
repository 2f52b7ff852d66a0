"""The 80-byte header records of SAS transport files, version 5: their fixed texts, time stamps and formats.

Rule: SAS technical note TS-140, "The record layout of a SAS transport data set".
"""

from __future__ import annotations

import re
import struct
from datetime import datetime

from nec_cdisc.xpt.member import CARD

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
#: The header has two digits for the year; they are read as 1960 to 2059.
FIRST_YEAR = 1960
LAST_YEAR = 2059
#: One variable: type, hash, length, number, name, label, format, informat, position in the record, unused bytes.
NAMESTR = struct.Struct(">hhhh8s40s8shhh2s8shhi52s")
#: Files written on VAX/VMS have shorter descriptions.
NAMESTR_SIZES = (140, 136)

_TITLE = b"HEADER RECORD*******%-8bHEADER RECORD!!!!!!!"
_STAMP = re.compile(rb"(\d\d)([A-Z]{3})(\d\d):(\d\d):(\d\d):(\d\d)")
_FORMAT = re.compile(r"(\$?(?:[A-Za-z_](?:[A-Za-z0-9_]*[A-Za-z_])?)?)(\d*)\.(\d*)")
_TEXT_OF_ZEROS = b"0" * 30


def title(word: bytes) -> bytes:
    """Return the first 48 bytes of a header record, such as that of ``MEMBER``."""
    return _TITLE % word


LIBRARY = title(b"LIBRARY ")
LIBRARY_8 = title(b"LIBV8   ")
MEMBER = title(b"MEMBER  ")
DESCRIPTOR = title(b"DSCRPTR ")
NAMES = title(b"NAMESTR ")
OBSERVATIONS = title(b"OBS     ")


def card(*parts: bytes) -> bytes:
    """Return one record: the parts one after the other, filled up with blanks.

    Raises ``ValueError`` where they are too long, which checked metadata never are.
    """
    text = b"".join(parts)
    if len(text) > CARD:
        message = f"a header record has {CARD} bytes, not {len(text)}"
        raise ValueError(message)
    return text.ljust(CARD)


def plain(heading: bytes) -> bytes:
    """Return a header record that states nothing but its title."""
    return card(heading, _TEXT_OF_ZEROS)


def padding(size: int) -> bytes:
    """Return the blanks that fill up the last record after ``size`` bytes."""
    return b" " * (-size % CARD)


def stamp_text(stamp: datetime) -> bytes:
    """Return a time as ``ddMMMyy:hh:mm:ss``, in English in every locale."""
    month = MONTHS[stamp.month - 1]
    return f"{stamp.day:02}{month}{stamp.year % 100:02}:{stamp.hour:02}:{stamp.minute:02}:{stamp.second:02}".encode(
        "ascii"
    )


def stamp_of(text: bytes) -> datetime | None:
    """Return the time that a header states, ``None`` where it states none that can be read."""
    found = _STAMP.fullmatch(text)
    if found is None or found[2].decode() not in MONTHS:
        return None
    day, year, hour, minute, second = (int(found[group]) for group in (1, 3, 4, 5, 6))
    year += 1900 if year >= FIRST_YEAR % 100 else 2000
    try:
        return datetime(year, MONTHS.index(found[2].decode()) + 1, day, hour, minute, second)  # noqa: DTZ001 - no zone
    except ValueError:
        return None


def format_parts(text: str) -> tuple[str, int, int] | None:
    """Return name, width and decimals of a SAS format, ``None`` for what is none; empty text is no format."""
    if not text:
        return "", 0, 0
    found = _FORMAT.fullmatch(text)
    if found is None or len(found[1]) > 8 or len(text) == 1:  # noqa: PLR2004 - the field of the format name has 8 bytes
        return None
    width, decimals = int(found[2] or 0), int(found[3] or 0)
    return (found[1].upper(), width, decimals) if max(width, decimals) < 2**15 else None


def format_text(name: str, width: int, decimals: int) -> str:
    """Return a SAS format as it is written in SAS, empty where there is none."""
    if not (name or width or decimals):
        return ""
    return f"{name}{width or ''}.{decimals or ''}"
