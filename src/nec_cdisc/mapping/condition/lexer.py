"""Cuts the text of a condition into words, quoted texts and signs, each with its offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

#: The longest condition that is read, in characters.
LENGTH_LIMIT = 4000


class ConditionError(Exception):
    """A text is no condition.

    ``message`` is one sentence for a data manager, ``offset`` the character (from 0) where the fault starts,
    ``expected`` what could have stood there, ``nearest`` the word of the grammar that was probably meant, ``next_step``
    what to write instead.
    """

    def __init__(
        self,
        message: str,
        offset: int,
        expected: tuple[str, ...] = (),
        nearest: str | None = None,
        next_step: str | None = None,
    ) -> None:
        """Refuse a text at an offset."""
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.expected = expected
        self.nearest = nearest
        self.next_step = next_step


class Kind(StrEnum):
    """What a token is: a bare word, a quoted text, a sign, or the end of the text."""

    WORD = "word"
    QUOTED = "quoted"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its text (without quotes) and its offset in the condition, from 0."""

    kind: Kind
    text: str
    offset: int

    def is_word(self, *words: str) -> bool:
        """Say whether the token is one of these words of the grammar, in any capitals."""
        return self.kind is Kind.WORD and self.text.casefold() in words


_TOKEN = re.compile(
    r"""(?P<blank>\s+)
      | "(?P<double>(?:[^"]|"")*)"
      | '(?P<single>(?:[^']|'')*)'
      | (?P<sign><=|>=|<(?!>)|[>(),])
      | (?P<word>[^\s"'\u2018\u201a-\u201e<>=!≤≥≠(),][^\s"\u201c-\u201e<>=!≤≥≠(),]*)""",
    re.VERBOSE,
)
_CURLED = "\u2018\u201a\u201b\u201c\u201d\u201e"
_MEANT = {
    "<>": "is not",
    "=>": ">=",
    "=<": "<=",
    "≤": "<=",
    "≥": ">=",
    "=": "is",
    "==": "is",
    "!": "is not",
    "!=": "is not",
    "≠": "is not",
}
_WRONG_SIGN = re.compile(r"<>|=[=<>]?|!=?|.", re.DOTALL)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a condition, the end last; raises :class:`ConditionError`."""
    if len(text) > LENGTH_LIMIT:
        message = f"a condition has at most {LENGTH_LIMIT} characters"
        raise ConditionError(message, LENGTH_LIMIT)
    found: list[Token] = []
    offset = 0
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if match is None:
            raise _refuse(text, offset)
        if (token := _token(match)) is not None:
            found.append(token)
        offset = match.end()
    return [*found, Token(Kind.END, "", len(text.rstrip()))]


def _token(match: re.Match[str]) -> Token | None:
    """Return the token of a match, ``None`` for blanks."""
    kind, text = match.lastgroup, match.group()
    if kind == "double":
        return Token(Kind.QUOTED, text[1:-1].replace('""', '"'), match.start())
    if kind == "single":
        return Token(Kind.QUOTED, text[1:-1].replace("''", "'"), match.start())
    if kind == "blank":
        return None
    return Token(Kind.SIGN if kind == "sign" else Kind.WORD, text, match.start())


def _refuse(text: str, offset: int) -> ConditionError:
    """Say what is wrong with a character that starts no token."""
    sign = text[offset]
    if sign in "\"'":
        return ConditionError("a quote is not closed", offset, next_step="Close the text with the same quote.")
    if sign in _CURLED:
        return ConditionError(f"{sign} is no straight quote", offset, ('"',), '"', 'Use straight quotes: "text".')
    match = _WRONG_SIGN.match(text, offset)
    wrong = match.group() if match else sign
    meant = _MEANT.get(wrong)
    step = f"Write {meant}, or put the text in quotes." if meant else None
    return ConditionError(f"{wrong} means nothing here", offset, (meant,) if meant else (), meant, step)
