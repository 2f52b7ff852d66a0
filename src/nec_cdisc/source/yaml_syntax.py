"""Says in plain words what a YAML parser found wrong, and where the fault began."""

from __future__ import annotations

import yaml

from nec_cdisc.problem import Place, Problem

# What the parser says, what it means, and whether the fault lies where the construct began (an open quote or bracket).
_MEANING: tuple[tuple[str, str, bool], ...] = (
    ("mapping values are not allowed", "a second colon in the line, or a line that is indented too far", False),
    ("could not find expected ':'", "a line without a colon after its name", True),
    ("did not find expected ',' or ']'", "a list in [ ] that is not closed, or lacks a comma", True),
    ("did not find expected ',' or '}'", "a block in { } that is not closed, or lacks a comma", True),
    ("found unexpected end of stream", "a quote that is not closed", True),
    ("found unexpected document indicator", "a quote that is not closed", True),
    ("found character that cannot start any token", "a text cannot start with this sign; put it in quotes", False),
    ("found unknown escape character", "a backslash in double quotes that means nothing; use single quotes", False),
    ("did not find expected hexdecimal number", "an escape in double quotes that is cut short", False),
    ("found invalid Unicode character escape code", "an escape in double quotes that is no character", False),
    ("did not find expected '-' indicator", "a list ends here without need: every entry starts with a dash", False),
    ("did not find expected key", "this does not continue the block above: indentation or quotes are wrong", False),
    ("block sequence entries are not allowed", "a dash that starts a list belongs on a line of its own", False),
    ("did not find expected alphabetic or numeric", "a text cannot start with * or &; put it in quotes", True),
    ("did not find expected node content", "a bracket or a comma without anything to belong to", False),
    ("did not find expected comment or line break", "after | or > the text starts on the next line", False),
    ("did not find expected <document start>", "text after the end of the document", False),
    ("found undefined tag handle", "a text cannot start with !; put it in quotes", False),
)


def syntax_problem(fault: yaml.YAMLError, lines: tuple[str, ...], name: str) -> Problem:
    """Return the located problem for an error of the parser."""
    said = str(getattr(fault, "problem", None) or "it cannot be read")
    mark = getattr(fault, "problem_mark", None)
    start = getattr(fault, "context_mark", None)
    for phrase, meaning, at_start in _MEANING:
        if phrase in said:
            return Problem("SRC110", meaning, _place(start if at_start and start else mark, lines, name))
    return Problem("SRC110", said, _place(mark or start, lines, name))


def _place(mark: yaml.Mark | None, lines: tuple[str, ...], name: str) -> Place:
    """Return the place of a mark; the end of the text is told as the end of its last line with content."""
    if mark is None:
        return Place(name, 1, 1)
    line = min(mark.line, len(lines) - 1)
    if mark.line >= len(lines) or (line == len(lines) - 1 and not lines[line].strip()):
        while line > 0 and not lines[line].strip():
            line -= 1
        return Place(name, line + 1, len(lines[line]) + 1)
    return Place(name, line + 1, mark.column + 1)
