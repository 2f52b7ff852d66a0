"""Reads numbers as sites and laboratories write them: decimal comma, thousands, results beyond a limit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from nec_cdisc.plugin.convention import NumberConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.value import AMBIGUOUS_NUMBER, NOT_A_NUMBER

#: Characters of the longest number that is read: far more digits than any measurement has.
LONGEST = 60
_LIMIT = re.compile(r"<=|>=|=<|=>|<|>|≤|≥")
_SIGNS = {"≤": "<=", "≥": ">=", "=<": "<=", "=>": ">="}


@dataclass(frozen=True, slots=True)
class Limit:
    """A result beyond a limit, such as ``<0.5``: its sign (``<``, ``<=``, ``>``, ``>=``) and the limit as typed."""

    sign: str
    text: str


@lru_cache(maxsize=65_536)  # few distinct results, each beside many tests and units
def limit_of(text: str) -> Limit | None:
    """Return the parts of a result such as ``< 0,5``; ``None`` where the text does not start with such a sign."""
    written = text.strip()
    match = _LIMIT.match(written)
    return Limit(_SIGNS.get(match[0], match[0]), written[match.end() :].strip()) if match else None


@lru_cache(maxsize=65_536)  # few distinct numbers, each beside many tests and units
def read_number(text: str, convention: NumberConvention) -> Decimal:
    """Return the number that a text writes, exactly.

    An optional sign, digits, at most one decimal sign, and between thousands (groups of three) one declared
    sign throughout. Raises ``Refused`` with VAL121 where the text is no number, VAL122 where the declared signs
    allow two numbers. No exponents, no units.
    """
    written = text.strip().replace("\N{MINUS SIGN}", "-")
    if len(written) > LONGEST:
        raise Refused(NOT_A_NUMBER, f"a text of {len(written)} characters is not a number that can be used")
    answers = {
        reading for reading in (_as_decimal(written, *signs) for signs in _signs(convention)) if reading is not None
    }
    if not answers:
        signs = " or ".join(repr(sign) for sign in convention.decimal)
        raise Refused(NOT_A_NUMBER, f"{text!r} is not a number (decimal sign: {signs})")
    if len(answers) > 1:
        readings = " or ".join(str(answer) for answer in sorted(answers))
        raise Refused(AMBIGUOUS_NUMBER, f"{text!r} can be read as {readings}")
    return answers.pop()


def has_no_number(text: str, convention: NumberConvention) -> bool:
    """Return whether the source declares the text as a result without a number."""
    return text.strip().upper() in convention.not_numeric


def _signs(convention: NumberConvention) -> list[tuple[str, str]]:
    """Pairs of decimal sign and sign between thousands that may stand in one number."""
    return [
        (decimal, group) for decimal in convention.decimal for group in ("", *convention.grouping) if group != decimal
    ]


def _as_decimal(text: str, decimal: str, group: str) -> Decimal | None:
    if not _pattern(decimal, group).fullmatch(text):
        return None
    return Decimal(text.replace(group, "").replace(decimal, ".") if group else text.replace(decimal, "."))


@cache
def _pattern(decimal: str, group: str) -> re.Pattern[str]:
    whole = rf"[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+" if group else "[0-9]+"
    point = re.escape(decimal)
    return re.compile(rf"[+-]?(?:{whole}(?:{point}[0-9]+)?|{point}[0-9]+)")
