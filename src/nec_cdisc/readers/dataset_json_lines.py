"""Gives the lines of Dataset-JSON one by one, compressed or not; neither a line nor the whole grows without bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from nec_cdisc.readers.raw_file import refuse

LINES, COMPRESSED = ".ndjson", ".dsjc"
#: Bytes that a line may have; the longest describes the columns.
LONGEST = 64_000_000
#: Bytes that may come of each compressed byte: records of a trial come to 20 to 100, what is made to do harm to 1000.
MOST = 400
#: Below this number of unpacked bytes the rate is no matter.
HARMLESS = 100_000_000
_PIECE = 1 << 18


def lines(file: BinaryIO, name: str, *, compressed: bool) -> Iterator[bytes]:
    """Yield the lines of a file, ends included; at least one, which is empty where nothing is in it.

    Raises:
        Unreadable: RAW141 for a line without end, data that are no zlib stream, cut off or followed by others, and
            a stream that unpacks to more than any dataset does.

    """
    rest = b""
    number = 0
    for piece in _unpacked(file, name) if compressed else iter(lambda: file.read(_PIECE), b""):
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            number += 1
            yield line + b"\n"
        if len(rest) > LONGEST:
            refuse("RAW141", f"row {number + 1} of {name} cannot be read: it has more than {LONGEST:,} bytes.", name)
    if rest or not number:
        yield rest


def _unpacked(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield what a zlib stream holds, piece by piece."""
    stream = zlib.decompressobj()
    packed = unpacked = 0
    data = b""
    while not stream.eof and (data := stream.unconsumed_tail or file.read(_PIECE)):
        packed += 0 if stream.unconsumed_tail else len(data)
        try:
            piece = stream.decompress(data, _PIECE)
        except zlib.error:
            refuse("RAW141", f"{name} cannot be read: it is no zlib stream, or damaged.", name)
        unpacked += len(piece)
        if unpacked > max(HARMLESS, MOST * packed):
            refuse("RAW141", f"{name} cannot be read: it unpacks to more than {MOST} times its size.", name)
        yield piece
    if not stream.eof:
        refuse("RAW141", f"{name} cannot be read: it is cut off.", name)
    if stream.unused_data or file.read(1):
        refuse("RAW141", f"{name} cannot be read: something follows behind the end of the compressed data.", name)
