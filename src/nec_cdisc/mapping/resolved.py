"""Writes what a study's files say after inheritance: YAML that can be read again, each line with its origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.mapping.inheritance import Origin, origin_of, removed_lines
from nec_cdisc.mapping.layers import LAYER
from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.source.document import Document, KeyPath
from nec_cdisc.source.yaml_build import CURLY

#: Comments stand in one column as far as the lines are no longer than this.
WIDEST = 88
#: Characters that a text may not begin with, and what may not stand in it, to be written without quotes.
_MISREAD = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~]|<<$|.*(: | #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff])|.*:$", re.DOTALL)
_NUMBER = re.compile(r"-?\d")
_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")
_ESCAPED = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of YAML, and what is said behind it."""

    text: str
    said: str = ""


def resolved_text(study: StudyMapping) -> str:
    """Return all mapping files of a study after inheritance as one YAML text.

    The name of each file stands over what it says; behind each line stands the file and line that it comes from, and
    which inherited line it replaced. A line that was taken out is a comment with who took it out. What ``study.yaml``
    inherits is such a line, too: nothing is left to inherit.
    """
    lines = [Line(f"# {study.block.study}: what the mappings say together, and behind each line where it was written")]
    for relative, document in sorted(study.merged.items(), key=_rank):
        if relative.rpartition("/")[2] == LAYER:
            continue
        lines += _file(f"{FOLDER}/{relative}", document)
    width = max((len(line.text) for line in lines if line.said and len(line.text) <= WIDEST), default=0)
    return "".join(f"{line.text:{width}}  # {line.said}\n" if line.said else f"{line.text}\n" for line in lines)


def _rank(item: tuple[str, Document]) -> tuple[bool, str]:
    return item[0] != "study.yaml", item[0]


def _file(name: str, document: Document) -> Iterator[Line]:
    yield Line("")
    whole = [item for item in removed_lines(document) if not item.block and item.key is None]
    if not isinstance(document.data, dict):
        yield from (Line(f"# {name}", f"{item.origin.place.file}, taken out by {item.by.place.file}") for item in whole)
        return
    yield Line(f"{name}:")
    inherit = document.data.get("inherit") if name == f"{FOLDER}/study.yaml" else None
    for line in _Writer(document).block(document.data, (), 1):
        resolved = inherit is not None and line.text.startswith("  inherit:")
        yield replace(line, text=line.text.replace("  ", "  # ", 1)) if resolved else line


@dataclass(frozen=True, slots=True)
class _Writer:
    document: Document

    def block(self, value: Any, path: KeyPath, depth: int) -> Iterator[Line]:
        """Yield the lines of a block or a list."""
        if isinstance(value, dict):
            for key, below in value.items():
                yield from self._entry(key, below, (*path, key), depth)
        else:
            for position, below in enumerate(value):
                yield from self._entry(None, below, (*path, position), depth)
        yield from self._removed_from(path, depth)

    def _entry(self, key: str | None, value: Any, path: KeyPath, depth: int) -> Iterator[Line]:
        start = "  " * depth + ("-" if key is None else f"{scalar(key)}:")
        said = _said(origin_of(self.document, path))
        lost = any(item.block[: len(path)] == path for item in removed_lines(self.document))
        if _is_single(value) or (self._on_one_line(value, path) and not lost):
            yield Line(f"{start} {flow(value)}".rstrip(), said)
            yield from self._removed_from(path, depth + 1)
        elif key is not None:
            yield Line(start, said)
            yield from self.block(value, path, depth + 1)
        else:
            first, *others = self.block(value, path, depth + 1)
            yield Line(f"{start} {first.text.lstrip()}", first.said)
            yield from others

    def _removed_from(self, path: KeyPath, depth: int) -> Iterator[Line]:
        """Yield a comment for each line that was taken out of a block."""
        for item in removed_lines(self.document):
            if item.block == path:
                start = "- " if item.key is None else f"{scalar(item.key)}: "
                text = f"{'  ' * depth}# {start}{flow(item.value)}".rstrip()
                yield Line(text, f"{_at(item.origin)}, taken out by {_at(item.by)}")

    def _on_one_line(self, value: Any, path: KeyPath) -> bool:
        """Say whether a value stands on one line of one file, as its author wrote it."""
        return not _holds_gap(value) and len({self._line_of(inner) for inner in _paths(value, path)}) == 1

    def _line_of(self, path: KeyPath) -> tuple[str, int]:
        place = origin_of(self.document, path).place
        return place.file, place.line


def _said(origin: Origin) -> str:
    over = f", instead of {_at(origin.over)}" if origin.over is not None else ""
    return _at(origin) + over


def _at(origin: Origin) -> str:
    return f"{origin.place.file}:{origin.place.line}"


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    """Yield the path of a value and of everything in it."""
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in pairs:
        yield from _paths(below, (*path, key))


def _holds_gap(value: Any) -> bool:
    """Say whether a list has an entry that was left empty, which brackets cannot show."""
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(value, list) and None in value) or any(_holds_gap(inner) for inner in below)


def _is_single(value: Any) -> bool:
    return not isinstance(value, (dict, list)) or not value


def flow(value: Any) -> str:
    """Return a value on one line, in brackets where it is a block or a list."""
    if isinstance(value, dict):
        pairs = (f"{scalar(key, within=True)}: {flow_within(below)}" for key, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_within(below) for below in value) + "]"
    return "" if value is None else scalar(value)


def flow_within(value: Any) -> str:
    """Return a value as it stands inside brackets."""
    return flow(value) if value is None or isinstance(value, (dict, list)) else scalar(value, within=True)


def scalar(text: str, *, within: bool = False) -> str:
    """Return a text as YAML, in quotes only where it would be misread otherwise; ``within`` brackets more is."""
    misread = text[:1] in CURLY or (_MISREAD.match(text) and not (_NUMBER.match(text) and not _MISREAD.match(text[1:])))
    if text and text == text.strip() and not misread and not (within and _IN_BRACKETS.search(text)):
        return text
    if _ESCAPED.search(text) is None:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '"' + _ESCAPED.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04X}"
