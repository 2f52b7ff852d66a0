"""Parses a condition into its tree, by recursive descent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nec_cdisc.mapping.condition.lexer import ConditionError, Kind, Token, tokens
from nec_cdisc.mapping.condition.tree import (
    And,
    Atom,
    Comparison,
    Condition,
    Equals,
    Not,
    OneOf,
    Or,
    State,
    TextTest,
    Word,
)
from nec_cdisc.mapping.condition.words import ORDERS, SIGNS, STATES, meant, opposite
from nec_cdisc.rules import partial_date
from nec_cdisc.source.nearest import nearest

__all__ = ["DEPTH_LIMIT", "ConditionError", "parse"]

#: The deepest nesting of brackets and ``not`` that is read.
DEPTH_LIMIT = 20

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_VERBS = ("is", "contains", "starts with", *SIGNS)
# What people write between a column and its value.
_MEANT = {
    "in": "is one of",
    "equals": "is",
    "are": "is",
    "includes": "contains",
    "starts": "starts with",
    "begins": "starts with",
}
_STEPS = {
    ",": "Several texts are written as is one of (A, B); numbers have a decimal point.",
    "(": "Several texts are written as is one of (A, B); brackets in a text need quotes around it.",
    ")": "A bracket is closed that was not opened; brackets in a text need quotes around it.",
}
_NAME_AGAIN = (
    "After and / or the column is named again: visit is A or visit is B, or: visit is one of (A, B)."
    " A text with and / or needs quotes."
)
_CAPITALS = 'Put the text in quotes: is "NOT DONE". The word of the grammar is written: is not.'
_QUOTE_IT = 'If this is part of a text, put the text in quotes: "…".'


def parse(text: str) -> Condition:
    """Return the tree of a condition; raises :class:`ConditionError` and nothing else."""
    parser = _Parser(tokens(text))
    tree = parser.either()
    if parser.next.kind is not Kind.END:
        raise parser.surprise(("and", "or"))
    return tree


@dataclass(slots=True)
class _Parser:
    """The tokens of a condition and how far they are read."""

    tokens: list[Token]
    at: int = 0
    depth: int = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        """Return the next token and step on; the end is never passed."""
        token = self.next
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def follows(self, *words: str) -> bool:
        """Say whether exactly these words of the grammar come next."""
        ahead = self.tokens[self.at : self.at + len(words)]
        return len(ahead) == len(words) and all(token.is_word(word) for token, word in zip(ahead, words, strict=True))

    def sign(self, *signs: str) -> bool:
        """Say whether one of these signs comes next."""
        return self.next.kind is Kind.SIGN and self.next.text in signs

    def either(self) -> Condition:
        """Read parts joined by ``or``."""
        parts = [self.all()]
        while self.follows("or"):
            self.take()
            parts.append(self.all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def all(self) -> Condition:
        """Read parts joined by ``and``."""
        parts = [self.single()]
        while self.follows("and"):
            self.take()
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def single(self) -> Condition:
        """Read a test, a condition in brackets, or what does not hold."""
        if not (self.sign("(") or self.follows("not")):
            return self.test()
        opening = self.take()
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            message = f"more than {DEPTH_LIMIT} levels of brackets and not"
            raise ConditionError(message, opening.offset)
        tree = Not(self.single()) if opening.text != "(" else self.bracket(opening)
        self.depth -= 1
        return tree

    def bracket(self, opening: Token) -> Condition:
        """Read a condition up to its closing bracket."""
        tree = self.either()
        if self.next.kind is Kind.END:
            raise _unclosed(opening, "and", "or")
        if not self.sign(")"):
            raise self.surprise((")", "and", "or"))
        self.take()
        return tree

    def test(self) -> Atom:
        """Read a column and what is said of it."""
        column = self.column()
        if self.sign(*SIGNS):
            return self.numbers(column)
        if self.follows("is"):
            return self.is_(column)
        verb = self.next
        if self.follows("contains"):
            self.take()
            return TextTest(column, Word("contains", verb.offset), self.text("contains"))
        if self.follows("starts", "with"):
            self.take()
            self.take()
            return TextTest(column, Word("starts with", verb.offset), self.text("starts with"))
        raise self.surprise(_VERBS)

    def column(self) -> Word:
        """Read the column on the left side."""
        token = self.next
        named = token.kind is Kind.QUOTED and token.text.strip()
        if named or (token.kind is Kind.WORD and _NAME.fullmatch(token.text) and not token.is_word("and", "or", "is")):
            return Word(token.text, self.take().offset)
        step = "A column whose name is no plain name stands in quotes." if token.kind is Kind.WORD else None
        if token.kind in {Kind.WORD, Kind.QUOTED} and self.at and self.tokens[self.at - 1].is_word("and", "or"):
            step = _NAME_AGAIN
        raise self.surprise(("a column",), step)

    def is_(self, column: Word) -> Atom:
        """Read what follows ``is``."""
        verb = self.take()
        start = verb.offset
        if self.follows("not"):
            if (negation := self.take()).text == "NOT" and verb.text == "is":
                message = "NOT in capitals may be part of a text"
                raise ConditionError(message, negation.offset, next_step=_CAPITALS)
            if self.order():
                message = "is not cannot stand before a comparison of dates"
                step = "Write the opposite (is on or after for is not before), or not (… is before …)."
                raise ConditionError(message, start, next_step=step)
            return self.state_or_text(column, start, "is not")
        if order := self.order():
            for _ in order.split():
                self.take()
            return self.dates(column, Word(f"is {order}", start))
        return self.state_or_text(column, start, "is")

    def order(self) -> str | None:
        """Return the comparison of dates that comes next."""
        return next((order for order in ORDERS if self.follows(*order.split())), None)

    def state_or_text(self, column: Word, start: int, verb: str) -> Atom:
        """Read what follows ``is`` or ``is not``, dates apart."""
        negated = verb == "is not"
        if self.next.is_word(*STATES):
            state = self.take().text.casefold()
            if negated and state != "ticked":
                state, negated = ("blank" if state == "filled" else "filled"), False
            return State(column, Word(f"is not {state}" if negated else f"is {state}", start))
        if self.follows("one", "of"):
            self.take()
            self.take()
            return OneOf(column, Word(f"{verb} one of", start), self.texts())
        return Equals(column, Word(verb, start), self.text(verb))

    def texts(self) -> tuple[Word, ...]:
        """Read the texts of ``one of``."""
        if not self.sign("("):
            raise self.surprise(("(",), 'Write the texts in brackets: is one of (A, "B c").')
        opening = self.take()
        found = [self.text("one of")]
        while self.sign(","):
            self.take()
            found.append(self.text("one of"))
        if self.next.kind is Kind.END:
            raise _unclosed(opening, ",")
        if not self.sign(")"):
            raise self.surprise((")", ","), _QUOTE_IT)
        self.take()
        return tuple(found)

    def text(self, verb: str) -> Word:
        """Read a text: in quotes, or bare words up to the next joiner, comma or bracket."""
        first = self.next
        if first.kind is Kind.QUOTED:
            if not first.text.strip():
                message, step = "the text in quotes is blank", "Write is blank for a cell without content."
                raise ConditionError(message, first.offset, ("a text",), "is blank", step)
            return Word(self.take().text, first.offset)
        words = []
        while self.next.kind is Kind.WORD and not self.next.is_word("and", "or"):
            words.append(self.take().text)
        if not words:
            raise self.surprise(("a text",), self._instead_of_text(verb))
        if wanted := meant(words):
            raise _mistaken(Word(" ".join(words), first.offset), verb, wanted)
        return Word(" ".join(words), first.offset)

    def _instead_of_text(self, verb: str) -> str | None:
        """Say what to write where something else stands after a verb that wants a text."""
        if self.sign(*SIGNS):
            return f"Numbers are compared without {verb}: column {self.next.text} number."
        if self.sign("("):
            return 'Several texts are written as is one of (A, "B c").'
        return _QUOTE_IT if self.next.is_word("and", "or") else None

    def numbers(self, column: Word) -> Comparison:
        """Read the right side of a comparison of numbers."""
        verb = self.take()
        token = self.next
        is_number = token.kind in {Kind.WORD, Kind.QUOTED} and _NUMBER.fullmatch(token.text)
        right = Word(self.take().text, token.offset) if is_number else self.right("a number", "number")
        return Comparison(column, Word(verb.text, verb.offset), right, not is_number)

    def dates(self, column: Word, verb: Word) -> Comparison:
        """Read the right side of a comparison of dates."""
        token = self.next
        is_date = token.kind in {Kind.WORD, Kind.QUOTED} and partial_date.is_valid(token.text)
        right = Word(self.take().text, token.offset) if is_date else self.right("an ISO 8601 date", "date")
        return Comparison(column, verb, right, not is_date)

    def right(self, literal: str, kind: str) -> Word:
        """Read a column where a literal could have stood too."""
        token = self.next
        if token.kind is Kind.WORD and token.text[0] in "+-.0123456789":
            message = f'"{token.text}" is no {kind}'
            step = {"number": "Write numbers with a point: 7.4.", "date": "Write dates as 2016-08-05."}[kind]
            raise ConditionError(message, token.offset, (literal, "a column"), next_step=step)
        if token.kind not in {Kind.WORD, Kind.QUOTED}:
            raise self.surprise((literal, "a column"))
        return self.column()

    def surprise(self, expected: tuple[str, ...], step: str | None = None) -> ConditionError:
        """Say that something else was expected here."""
        token = self.next
        wanted = _listed(expected)
        if token.kind is Kind.END:
            step = step or (_NAME_AGAIN if "is" in expected else None)
            return ConditionError(f"the condition ends where {wanted} is expected", token.offset, expected, None, step)
        if token.kind is Kind.SIGN:
            message = f"{token.text} stands where {wanted} is expected"
            return ConditionError(message, token.offset, expected, None, step or _STEPS.get(token.text))
        near = _MEANT.get(token.text.casefold()) if "is" in expected else None
        near = near or nearest(token.text, [word for word in expected if word.isalpha() or word == "starts with"])
        message = f'"{token.text}" stands where {wanted} is expected'
        return ConditionError(message, token.offset, expected, near, step or (_QUOTE_IT if "and" in expected else None))


def _listed(expected: tuple[str, ...]) -> str:
    """Return what was expected as a phrase; words of the grammar stand in quotes."""
    shown = [item if item.startswith(("a ", "an ")) else f'"{item}"' for item in expected]
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]


def _unclosed(opening: Token, *others: str) -> ConditionError:
    step = "Write ) where the bracket ends."
    return ConditionError("a bracket is not closed", opening.offset, (")", *others), None, step)


def _mistaken(text: Word, verb: str, wanted: str) -> ConditionError:
    """Refuse a bare text that was probably meant as words of the grammar."""
    if verb in {"is", "is not"}:
        right = wanted if verb == "is" else opposite(wanted)
        step = f'Write {right}; if the text itself is meant, put it in quotes: "{text.text}".'
        message = f'"{text.text}" would be read as a text, but looks like {right}'
        return ConditionError(message, text.offset, ("a text",), right, step)
    message = f'"{text.text}" would be read as a text, but looks like {wanted}'
    step = f'Put the text in quotes: "{text.text}"; a test of its own is joined by and / or.'
    return ConditionError(message, text.offset, ("a text",), None, step)
