"""The tree of a condition: immutable, with the offset of every word, and printed back as canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from nec_cdisc.mapping.condition.words import is_word, needs_quotes


@dataclass(frozen=True, slots=True)
class Word:
    """A column, a literal or a verb of a condition; two words are equal wherever they stand."""

    text: str
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class State:
    """``column is filled``, ``is blank``, ``is ticked``, ``is not ticked``."""

    column: Word
    verb: Word


@dataclass(frozen=True, slots=True)
class Equals:
    """``column is text`` or ``is not text``."""

    column: Word
    verb: Word
    literal: Word

    @property
    def negated(self) -> bool:
        """Whether it says ``is not``."""
        return self.verb.text == "is not"


@dataclass(frozen=True, slots=True)
class OneOf:
    """``column is one of (text, ...)`` or ``is not one of``."""

    column: Word
    verb: Word
    literals: tuple[Word, ...]

    @property
    def negated(self) -> bool:
        """Whether it says ``is not one of``."""
        return self.verb.text == "is not one of"


@dataclass(frozen=True, slots=True)
class TextTest:
    """``column contains text`` or ``column starts with text``."""

    column: Word
    verb: Word
    literal: Word


@dataclass(frozen=True, slots=True)
class Comparison:
    """A column against a literal or another column, as numbers (``>``) or as dates (``is before``)."""

    column: Word
    verb: Word
    right: Word
    right_is_column: bool

    @property
    def kind(self) -> Literal["number", "date"]:
        """What both sides are read as."""
        return "date" if self.verb.text.startswith("is") else "number"


@dataclass(frozen=True, slots=True)
class Not:
    """What does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All of at least two parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of at least two parts."""

    parts: tuple[Condition, ...]


Atom = State | Equals | OneOf | TextTest | Comparison
Condition = Atom | Not | And | Or

_PLAIN_NAME = re.compile(r"[^\W\d]\w*(\.\w+)*")


def atoms(tree: Condition) -> Iterator[Atom]:
    """Yield the tests of a condition in the order in which they are written."""
    if isinstance(tree, Not):
        yield from atoms(tree.part)
    elif isinstance(tree, And | Or):
        for part in tree.parts:
            yield from atoms(part)
    else:
        yield tree


def column_words(tree: Condition) -> tuple[Word, ...]:
    """Return every mention of a column with its offset, in the order in which they are written."""
    found: list[Word] = []
    for atom in atoms(tree):
        found.append(atom.column)
        if isinstance(atom, Comparison) and atom.right_is_column:
            found.append(atom.right)
    return tuple(found)


def names(tree: Condition) -> tuple[str, ...]:
    """Return the columns that a condition reads, each once, in the order in which they are first named."""
    return tuple(dict.fromkeys(word.text for word in column_words(tree)))


def literals(tree: Condition) -> tuple[tuple[Word, Word], ...]:
    """Return each column with each text that its values are compared with, so that misspelt values can be found."""
    found: list[tuple[Word, Word]] = []
    for atom in atoms(tree):
        if isinstance(atom, Equals):
            found.append((atom.column, atom.literal))
        elif isinstance(atom, OneOf):
            found.extend((atom.column, literal) for literal in atom.literals)
    return tuple(found)


def with_texts(tree: Condition, texts: Mapping[str, str]) -> Condition:
    """Return a condition with other texts in the place of those that values are compared with; columns stay."""

    def other(literal: Word) -> Word:
        return replace(literal, text=texts.get(literal.text, literal.text))

    if isinstance(tree, And | Or):
        return replace(tree, parts=tuple(with_texts(part, texts) for part in tree.parts))
    if isinstance(tree, Not):
        return Not(with_texts(tree.part, texts))
    if isinstance(tree, Equals):
        return replace(tree, literal=other(tree.literal))
    if isinstance(tree, OneOf):
        return replace(tree, literals=tuple(map(other, tree.literals)))
    return tree


def to_text(tree: Condition) -> str:
    """Return the condition as canonical text, which parses to an equal tree."""
    if isinstance(tree, Or):
        return " or ".join(_inner(part, Or) for part in tree.parts)
    if isinstance(tree, And):
        return " and ".join(_inner(part, Or, And) for part in tree.parts)
    if isinstance(tree, Not):
        return f"not {_inner(tree.part, Or, And)}"
    return f"{_name(tree.column)} {_test(tree)}"


def _inner(part: Condition, *looser: type) -> str:
    """Return a part, in brackets where it binds no closer than what it is part of."""
    text = to_text(part)
    return f"({text})" if isinstance(part, looser) else text


def _test(atom: Atom) -> str:
    if isinstance(atom, State):
        return atom.verb.text
    if isinstance(atom, OneOf):
        return f"{atom.verb.text} ({', '.join(_literal(literal) for literal in atom.literals)})"
    if isinstance(atom, Comparison):
        right = _name(atom.right) if atom.right_is_column else atom.right.text
        return f"{atom.verb.text} {right}"
    return f"{atom.verb.text} {_literal(atom.literal)}"


def _name(column: Word) -> str:
    plain = _PLAIN_NAME.fullmatch(column.text) and not is_word(column.text)
    return column.text if plain else _quoted(column.text)


def _literal(literal: Word) -> str:
    return _quoted(literal.text) if needs_quotes(literal.text) else literal.text


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
