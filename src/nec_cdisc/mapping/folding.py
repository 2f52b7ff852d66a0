"""Tells one mistake in a block once: what a misspelt or unindented key brings about is not told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from nec_cdisc.problem import Problem
from nec_cdisc.source.document import Document, KeyPath
from nec_cdisc.source.nearest import nearest

EMPTY, UNKNOWN, MISSING = "MAP101", "MAP102", "MAP103"
#: Keys that a next step lists; a block that knows more is looked up in the reference.
_LISTED = 16


def where(path: KeyPath) -> str:
    """Return a path as a reader would write it."""
    return ".".join(str(part) for part in path) or "the file"


def left_empty(document: Document, path: KeyPath) -> Problem:
    """Return the problem of a key with nothing behind it, or with a comment alone."""
    place = document.key_place(path)
    line = document.text[place.line - 1] if 0 < place.line <= len(document.text) else ""
    behind = line[place.column - 1 :].partition(":")[2].strip()
    if place.file == document.name and behind.startswith("#"):
        message = f"{where(path)} is left empty: what stands behind a # is a comment"
        step = f'Write a value; one that begins with # stands in double quotes: "{behind}".'
        return Problem(EMPTY, message, place, next_step=step)
    step = "Write a value behind the colon, or take the line out; lines that belong to it are indented by two blanks."
    return Problem(EMPTY, f"{where(path)} is left empty", place, next_step=step)


def unknown_key(document: Document, path: KeyPath, known: Iterable[str]) -> Problem:
    """Return the problem of a key that the block does not have, with the nearest one or all that it has."""
    names = list(dict.fromkeys(known))
    key = str(path[-1])
    name, colon, typed = key.partition(":")
    if colon and name in names:
        message = f"'{key}' is no key {_of(path)}: no blank stands behind the colon"
        return Problem(UNKNOWN, message, document.key_place(path), nearest=f"{name}: {typed}")
    if _bare_in_braces(document, path):
        message = f"'{key}' is no key {_of(path)}: in braces a comma ends a value"
        step = "Put a text that holds a comma in double quotes."
        return Problem(UNKNOWN, message, document.key_place(path), next_step=step)
    guess = nearest(key, names)
    listed = f"Keys here are {', '.join(names)}." if names and len(names) <= _LISTED else None
    advice = None if guess else listed
    message = f"'{key}' is no key {_of(path)}"
    return Problem(UNKNOWN, message, document.key_place(path), nearest=guess, next_step=advice)


def _bare_in_braces(document: Document, path: KeyPath) -> bool:
    """Say whether a key is a bare word behind a comma, such as the second half of a text without quotes."""
    place = document.key_place(path)
    line = document.text[place.line - 1] if place.file == document.name and place.line else ""
    behind = line[place.column - 1 + len(str(path[-1])) :].lstrip()
    before = line[: place.column - 1].rstrip()
    return before.endswith(",") and behind[:1] in {",", "}"}


def _of(path: KeyPath) -> str:
    return f"of {where(path[:-1])}" if len(path) > 1 else "of this file"


def folded(problems: Mapping[KeyPath, Problem], document: Document) -> list[Problem]:
    """Return the problems of a block without those that another one of them brings about.

    - A key that is missing because it is misspelt is told as misspelt.
    - Keys that stand beside the key whose content they are (``terms``) are told with it.
    - Lines that lost their indentation are told at the key above them, which they left empty.

    ``problems`` are those of the block by path; the path of a missing key ends in ``""`` and its name.
    """
    left = dict(problems)
    for path in [path for path, problem in problems.items() if problem.code == MISSING]:
        beside = {other: left[other] for other in left if left[other].code == UNKNOWN and other[:-1] == path[:-2]}
        if any((problem.nearest or "").partition(": ")[0] == path[-1] for problem in beside.values()):
            del left[path]
        elif path[-1] == "terms" and beside and not any(problem.nearest for problem in beside.values()):
            names = ", ".join(str(other[-1]) for other in beside)
            step = f"Write the entries below or behind 'terms': terms: {{{_pair(next(iter(beside)))}}}."
            left[path] = replace(left[path], message=f"{left[path].message}; {names} belong to it", next_step=step)
            left = {other: problem for other, problem in left.items() if other not in beside}
    for path in [path for path, problem in problems.items() if problem.code == EMPTY and path in left]:
        _fold_unindented(left, path, document)
    return list(left.values())


def _pair(path: KeyPath) -> str:
    return f"{path[-1]}: …"


def _fold_unindented(left: dict[KeyPath, Problem], path: KeyPath, document: Document) -> None:
    """Tell the unknown keys right below an empty one as its own."""
    beside = [other for other, problem in left.items() if problem.code == UNKNOWN and other[:-1] == path[:-1]]
    lines = {document.key_place(other).line: other for other in beside}
    below = []
    number = document.key_place(path).line + 1
    while number in lines:
        below.append(lines[number])
        number += 1
    if below:
        names = ", ".join(str(other[-1]) for other in below)
        message = f"{where(path)} is left empty: what stands below it ({names}) is not indented"
        step = f"Indent the {'line' if len(below) == 1 else f'{len(below)} lines'} below it by two blanks."
        left[path] = replace(left[path], message=message, next_step=step)
        for other in below:
            del left[other]
