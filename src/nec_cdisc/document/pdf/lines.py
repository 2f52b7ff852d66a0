"""Breaks text into lines of a width; a word that is wider than a line is broken, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nec_cdisc.document.model import Run, Runs
from nec_cdisc.document.pdf.fonts import drawable, font_of, width

#: Where a word that is too long is broken first: behind signs that divide names and paths.
_DIVIDED = re.compile(r"[^/_.,;:|()=-]*[/_.,;:|()=-]+|[^/_.,;:|()=-]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one font, ``at`` so many points from its start."""

    text: str
    font: str
    at: float
    width: float
    run: Run


Line = tuple[Piece, ...]
#: A word: its parts, each of one run.
_Word = list[tuple[Run, str]]


@lru_cache(maxsize=65_536)  # cells of a table repeat
def lines_of(runs: Runs, size: float, across: float, *, bold: bool = False) -> tuple[Line, ...]:
    """Return text as lines that are at most ``across`` points wide; no text is one empty line."""
    found: list[Line] = []
    line: _Word = []
    filled = 0.0
    for word in _words(runs):
        for part in _fitting(word, size, across, bold=bold):
            needed = _measure(part, size, bold=bold)
            gap = width(font_of(part[0][0], bold=bold), " ") * size / 1000 if line and part is word else 0.0
            if line and (filled + gap + needed > across or part is not word):
                found.append(_placed(line, size, bold=bold))
                line, filled, gap = [], 0.0, 0.0
            line += [(part[0][0], " "), *part] if gap else part
            filled += gap + needed
    if line or not found:
        found.append(_placed(line, size, bold=bold))
    return tuple(found)


def _words(runs: Runs) -> Iterator[_Word]:
    """Yield the words of runs; a word may change its kind within, as before a full stop."""
    word: _Word = []
    for run in runs:
        for position, part in enumerate(drawable(run.text).split(" ")):
            if position and word:
                yield word
                word = []
            if part:
                word.append((run, part))
    if word:
        yield word


def _fitting(word: _Word, size: float, across: float, *, bold: bool) -> Iterator[_Word]:
    """Yield a word, or what fits on a line of it, piece by piece."""
    if _measure(word, size, bold=bold) <= across:
        yield word
        return
    line: _Word = []
    filled = 0.0
    for run, text in word:
        for part in _parts(run, text, size, across, bold=bold):
            needed = width(font_of(run, bold=bold), part) * size / 1000
            if line and filled + needed > across:
                yield line
                line, filled = [], 0.0
            line.append((run, part))
            filled += needed
    if line:
        yield line


def _parts(run: Run, text: str, size: float, across: float, *, bold: bool) -> Iterator[str]:
    """Yield a text in parts that fit on a line: whole names where they fit, else single letters."""
    font = font_of(run, bold=bold)
    for part in _DIVIDED.findall(text):
        if width(font, part) * size / 1000 <= across:
            yield part
        else:
            yield from part


def _measure(word: _Word, size: float, *, bold: bool) -> float:
    return sum(width(font_of(run, bold=bold), text) for run, text in word) * size / 1000


def _placed(parts: _Word, size: float, *, bold: bool) -> Line:
    """Return the parts of a line as pieces, neighbours of one run joined."""
    joined: _Word = []
    for run, text in parts:
        if joined and joined[-1][0] is run:
            joined[-1] = (run, joined[-1][1] + text)
        else:
            joined.append((run, text))
    pieces, at = [], 0.0
    for run, text in joined:
        font = font_of(run, bold=bold)
        wide = width(font, text) * size / 1000
        pieces.append(Piece(text, font, at, wide, run))
        at += wide
    return tuple(pieces)
