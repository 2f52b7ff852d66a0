"""Looks at the parts of a workbook before any library unpacks them: neither too large, nor with a trap in the XML."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

from nec_cdisc.readers.raw_file import refuse

#: Bytes that all parts of a workbook may have unpacked; some of them are held in memory as a whole.
LARGEST = 500_000_000
#: Parts of a workbook; one with pictures and many sheets has a few hundred.
MOST_PARTS = 10_000
#: Bytes of a part that are parsed at a time, until its first element begins: a trap must stand before it.
_PROLOGUE = 1 << 16
_XML = (".xml", ".rels")


class _Declared(Exception):
    """The part has a document type declaration."""


class _Begun(Exception):
    """The first element has begun, so no declaration can follow."""


def require_harmless(path: Path, name: str) -> None:
    """Refuse a workbook that would unpack to more than memory holds, or whose XML declares a document type.

    The sizes that the archive states are binding: its reader gives no byte more. A declaration of a document type is
    what names outer files, or entities that grow without bounds.

    Raises:
        Unreadable: RAW127, RAW128.
        zipfile.BadZipFile: where it is no archive.

    """
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if size > LARGEST or len(parts) > MOST_PARTS:
            what = f"{size // 1_000_000:,} MB" if size > LARGEST else f"{len(parts):,} parts"
            most = f"{LARGEST // 1_000_000:,} MB" if size > LARGEST else f"{MOST_PARTS:,}"
            refuse("RAW127", f"{name} unpacks to {what}; at most {most} are read.", name)
        for part in parts:
            if part.filename.lower().endswith(_XML) and _declares(archive, part):
                refuse("RAW128", f"{name} declares a document type in {part.filename}.", name)


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Say whether a part declares a document type; one that is no XML does not, and is refused where it is read."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = _begun
    with archive.open(part) as stored:
        try:
            while piece := stored.read(_PROLOGUE):
                parser.Parse(piece, False)  # noqa: FBT003 - the parser takes no names
        except _Declared:
            return True
        except (_Begun, expat.ExpatError):
            return False
    return False


def _declared(*_: object) -> None:
    raise _Declared


def _begun(*_: object) -> None:
    raise _Begun
