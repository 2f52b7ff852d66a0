"""Says in plain words what a YAML parser found wrong, where the fault began, and how the line should read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from nec_cdisc.problem import Place, Problem

#: A name at the start of a line, behind the dash of a list where there is one, with what stands behind its colon.
_NAME = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<name>[^\s:#{}\[\],\"'][^:#{}\[\],]*):(?P<gap> *)(?P<value>.*)")
_QUOTE = "Write the closing quote behind the text."
_QUOTED = "Put the text in double quotes."
_SAME_DEPTH = "Give it as many blanks as the other lines of its block; a block inside of it has two more."


class Fault(NamedTuple):
    """What the parser met: the lines of the file, where it stopped and where the construct began (lines from 0)."""

    lines: tuple[str, ...]
    stop: tuple[int, int]
    start: tuple[int, int]

    @property
    def line(self) -> str:
        """The line where the parser stopped."""
        return self._line(self.stop[0])

    @property
    def sign(self) -> str:
        """The sign at which the parser stopped."""
        return self.line[self.stop[1] : self.stop[1] + 1]

    @property
    def above(self) -> int | None:
        """The last line with content above the one where the parser stopped."""
        numbers = range(min(self.stop[0], len(self.lines)) - 1, -1, -1)
        return next((number for number in numbers if _content(self.lines[number])), None)

    def _line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def begun(self) -> str:
        """Return the line where the construct began."""
        return self._line(self.start[0])


class Said(NamedTuple):
    """What is said of a fault: the message, the next step, and where it is (line and column from 0)."""

    message: str
    next_step: str | None
    where: tuple[int, int]


def syntax_problem(fault: yaml.YAMLError, lines: tuple[str, ...], name: str) -> Problem:
    """Return the located problem for an error of the parser."""
    said = str(getattr(fault, "problem", None) or "it cannot be read")
    mark = getattr(fault, "problem_mark", None)
    context = getattr(fault, "context_mark", None)
    stop = _where(mark) or _where(context) or (0, 0)
    start = _where(context) or stop
    met = Fault(lines, stop, start)
    for phrase, explain in _MEANING:
        if phrase in said:
            found = explain(met)
            return Problem("SRC110", found.message, _place(found.where, lines, name), next_step=found.next_step)
    return Problem("SRC110", said, _place(stop, lines, name))


def _where(mark: yaml.Mark | None) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)


def _second_colon(met: Fault) -> Said:
    """Explain a colon where none may be: a name above without its colon, a line too deep, a text without quotes."""
    above = met.above
    found = _NAME.match(met.line)
    first = found is not None and met.stop[1] <= found.end("name")
    if first and above is not None:
        text = _content(met.lines[above])
        if ":" not in text:
            step = "Write NAME: value, with a colon and a blank behind the name."
            return Said("the line has no colon behind its name", step, (above, _depth(met.lines[above])))
        if _depth(met.line) > _depth(met.lines[above]):
            return _too_deep(met, above)
    if found is not None and found["value"]:
        start = f"{found['name']}: "
        value = _content(found["value"])
        step = f'Put the text in double quotes: {start}"{value}".' if '"' not in value else _QUOTED
        return Said("a colon with a blank behind it stands inside of a text without quotes", step, met.stop)
    return Said("a second colon in the line, or a line that is indented too far", None, met.stop)


def _too_deep(met: Fault, above: int) -> Said:
    deep, other = _depth(met.line), _depth(met.lines[above])
    message = f"the line is indented by {_blanks(deep)}, the line above, which has its value already, by {other}"
    return Said(message, _SAME_DEPTH, (met.stop[0], deep))


def _no_key(met: Fault) -> Said:
    """Explain a line that does not continue its block: its depth is that of no line above, or a text ended early."""
    above = met.above
    if above is not None and met.line.strip():
        deep, other = _depth(met.line), _depth(met.lines[above])
        if deep > other:
            return _too_deep(met, above)
        known = {_depth(line) for line in met.lines[: met.stop[0]] if _content(line)}
        if deep < other and deep not in known:
            message = f"the line is indented by {_blanks(deep)}, and no block above it is"
            return Said(message, _SAME_DEPTH, (met.stop[0], deep))
    message = "this does not continue the block above: indentation or quotes are wrong"
    step = (
        "Compare the blanks at the start of the line with those of its block; put a text with quotes in it in quotes."
    )
    return Said(message, step, met.stop)


def _no_colon(met: Fault) -> Said:
    """Explain a line without a colon, or without the blank behind it."""
    found = _NAME.match(_content(met.begun()))
    if found is not None and not found["gap"] and found["value"]:
        step = f"Write {found['name']}: {found['value']}"
        return Said("no blank stands behind the colon", step, met.start)
    step = "Write NAME: value, with a colon and a blank behind the name."
    return Said("the line has no colon behind its name", step, met.start)


def _no_dash(met: Fault) -> Said:
    """Explain a line of a list that does not begin as its entries do."""
    text = _content(met.line).strip()
    if re.match(r"-\w", text):
        return Said("no blank stands behind the dash", f"Write - {text[1:].strip()}", met.stop)
    step = "Start the line with a dash and a blank, or give it the depth of the block that it belongs to."
    return Said("a list ends here without need: every entry starts with a dash", step, met.stop)


def _bracket(opening: str, closing: str, what: str) -> Callable[[Fault], Said]:
    """Return what explains a list or block in brackets that is not closed, closed wrongly, or lacks a comma."""

    def explain(met: Fault) -> Said:
        if met.stop[0] == met.start[0] and met.sign and met.sign in "]}":
            message = f"{what} is opened by {opening} and closed by {met.sign}"
            return Said(message, f"Close it with {closing}", met.stop)
        if met.stop[0] == met.start[0] and met.sign:
            step = f"Put a comma between two entries of {what}."
            return Said(f"a comma is missing in {opening} {closing}", step, met.stop)
        return Said(f"{what} in {opening} {closing} is not closed", f"Close it with {closing}", met.start)

    return explain


def _cannot_start(met: Fault) -> Said:
    step = f'Put the text in double quotes, from the {met.sign} on: "{met.sign}…".'
    return Said(f"a text cannot start with {met.sign}", step, met.stop)


def _star(met: Fault) -> Said:
    sign = met.begun()[met.start[1] : met.start[1] + 1]
    return Said(f"a text cannot start with {sign}", f'Put it in double quotes: "{sign}".', met.start)


def _plainly(message: str, step: str | None = None, *, at_start: bool = False) -> Callable[[Fault], Said]:
    """Return what says the same of every fault of a kind, where it began or where the parser stopped."""
    return lambda met: Said(message, step, met.start if at_start else met.stop)


#: What the parser says, and what explains it.
_MEANING: tuple[tuple[str, Callable[[Fault], Said]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected ',' or ']'", _bracket("[", "]", "a list")),
    ("did not find expected ',' or '}'", _bracket("{", "}", "a block")),
    ("found unexpected end of stream", _plainly("a quote that is not closed", _QUOTE, at_start=True)),
    ("found unexpected document indicator", _plainly("a quote that is not closed", _QUOTE, at_start=True)),
    ("found character that cannot start any token", _cannot_start),
    (
        "found unknown escape character",
        _plainly(r"a backslash in double quotes that means nothing", "Use single quotes, or write two backslashes."),
    ),
    ("did not find expected hexdecimal number", _plainly("an escape in double quotes that is cut short")),
    ("found invalid Unicode character escape code", _plainly("an escape in double quotes that is no character")),
    ("did not find expected '-' indicator", _no_dash),
    ("did not find expected key", _no_key),
    (
        "block sequence entries are not allowed",
        _plainly("a dash that starts a list belongs on a line of its own", "Start a new line with the dash."),
    ),
    ("did not find expected alphabetic or numeric", _star),
    ("did not find expected node content", _plainly("a bracket or a comma without anything to belong to")),
    ("did not find expected comment or line break", _plainly("after | or > the text starts on the next line")),
    ("did not find expected <document start>", _plainly("text after the end of the document")),
    ("found undefined tag handle", _plainly("a text cannot start with !", _QUOTED)),
)


def _content(line: str) -> str:
    """Return a line without its comment and the blanks behind it."""
    return re.sub(r"(^|\s)#.*$", "", line).rstrip()


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _blanks(count: int) -> str:
    return "1 blank" if count == 1 else f"{count} blanks"


def _place(where: tuple[int, int], lines: tuple[str, ...], name: str) -> Place:
    """Return a place in the file; the end of the text is told as the end of its last line with content."""
    line = min(where[0], len(lines) - 1)
    if where[0] >= len(lines) or (line == len(lines) - 1 and not lines[line].strip()):
        while line > 0 and not lines[line].strip():
            line -= 1
        return Place(name, line + 1, len(lines[line]) + 1)
    return Place(name, line + 1, where[1] + 1)
