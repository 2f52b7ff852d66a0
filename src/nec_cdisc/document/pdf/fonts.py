"""The fonts of a PDF: Bitstream Vera, which comes with reportlab and may be embedded; other signs as codes."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from nec_cdisc.document.model import Run
from nec_cdisc.document.shown import shown

#: By bold and italic.
FILES = {
    (False, False): ("Vera", "Vera.ttf"),
    (True, False): ("Vera-Bold", "VeraBd.ttf"),
    (False, True): ("Vera-Italic", "VeraIt.ttf"),
    (True, True): ("Vera-BoldItalic", "VeraBI.ttf"),
}


def font_of(run: Run, *, bold: bool = False) -> str:
    """Return the name of the font of a run; ``bold`` makes it bold, as in a heading."""
    return FILES[run.bold or bold, run.italic][0]


@cache
def _registered(name: str) -> Any:
    """Return a font, made known to reportlab."""
    import reportlab  # noqa: PLC0415 - takes long to import, and few commands write a PDF
    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 - see above

    folder = Path(reportlab.__file__).parent / "fonts"
    file = next(file for known, file in FILES.values() if known == name)
    font = ttfonts.TTFont(name, str(folder / file))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=131_072)  # words and cells of a table repeat
def width(name: str, text: str) -> float:
    """Return how wide a text is, in thousandths of the size of the font."""
    return float(_registered(name).stringWidth(text, 1000))


@lru_cache(maxsize=65_536)
def drawable(text: str) -> str:
    """Return a text in signs that the fonts have; another is written as its code, ``<U+4E2D>``."""
    glyphs = _registered("Vera").face.charToGlyph
    return "".join(sign if ord(sign) in glyphs else f"<U+{ord(sign):04X}>" for sign in shown(text))
