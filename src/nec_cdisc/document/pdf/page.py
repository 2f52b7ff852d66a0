"""Pages before they are written: what is drawn where, and which names point to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from nec_cdisc.document.pdf.lines import Line

#: Points of a page of A4, of its margins, and of the running lines.
SHORT, LONG = 595.276, 841.89
MARGIN, TOP, BOTTOM = 56.0, 62.0, 58.0


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; ``y`` is its base line."""

    x: float
    y: float
    size: float
    line: Line
    colour: str


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; a rule is a thin one."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Target:
    """A place that links name; with a ``level`` it is a bookmark, too, and called ``title``."""

    name: str
    y: float
    title: str = ""
    level: int | None = None


@dataclass(slots=True)
class Page:
    """What is drawn on a page, in order, and the places on it that have a name."""

    drawn: list[Text | Box] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


class Sheets:
    """Pages that fill from top to bottom; ``y`` is where the next thing begins."""

    def __init__(self, *, wide: bool = False) -> None:
        """Begin with one empty page."""
        self.width, self.height = (LONG, SHORT) if wide else (SHORT, LONG)
        self.across = self.width - 2 * MARGIN
        self.wide = wide
        self.pages = [Page()]
        self.y = self.height - TOP

    @property
    def page(self) -> Page:
        """The page at hand."""
        return self.pages[-1]

    @property
    def left(self) -> float:
        """The points that are left on the page."""
        return self.y - BOTTOM

    @property
    def whole(self) -> float:
        """The points from top to bottom of an empty page."""
        return self.height - TOP - BOTTOM

    @property
    def fresh(self) -> bool:
        """Whether nothing was drawn on the page yet."""
        return not self.page.drawn

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append(Page())
        self.y = self.height - TOP

    def need(self, points: float) -> None:
        """Turn the page where fewer points are left."""
        if self.left < points and not self.fresh:
            self.turn()

    def skip(self, points: float) -> None:
        """Leave room, but none at the top of a page."""
        if not self.fresh:
            self.y -= points
