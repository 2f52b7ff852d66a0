"""Reads dates as sites write them, as far as they are known; nothing is completed, nothing guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from nec_cdisc.plugin.convention import DateConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.value import AMBIGUOUS_DATE, NOT_A_DATE, TWO_DIGIT_YEAR
from nec_cdisc.rules.date_parts import Parts, Unusable, checked
from nec_cdisc.rules.month_names import MONTH_NAMES, months_by_name

_SEPARATORS = r"[\s./,-]*+"
_ISO = re.compile(r"(\d{4}|-)(?:-(\d{2}|-)(?:-(\d{2}|-))?)?", re.ASCII)
_YEAR_DIGITS = 4
#: The day that spreadsheets count from, and what a number of a day looks like.
_DAY_ZERO = dt.date(1899, 12, 30)
_DAY_NUMBER = re.compile(r"[1-9]\d{4}", re.ASCII)


class _Token(NamedTuple):
    """A piece of a written date: its text, and what it can only be (``month``, ``unknown``, ``number``)."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that a source may write in dates, and the pattern that cuts a text into pieces."""

    months: dict[str, int]
    pattern: re.Pattern[str]
    whole: re.Pattern[str]


@lru_cache(maxsize=65_536)  # few distinct dates, each beside many times of day
def read_date(text: str, convention: DateConvention) -> Parts:
    """Return year, month and day of a written date, each ``None`` where it is declared unknown or not written.

    Read are: ISO 8601, also partial (unless the order year-day-month is declared); the declared orders with
    ``.``, ``-``, ``/``, a comma, blanks or nothing between the parts; month names of the declared languages; two
    parts (month and year); a year alone. A month by name beside a year of four digits needs no declared order.
    Raises ``Refused``: VAL111 unreadable, VAL112 impossible day, VAL113 several dates possible, VAL114 two-digit
    year without a pivot.
    """
    written = unicodedata.normalize("NFC", text).strip().upper()
    if written in convention.unknown:
        return Parts()
    found: dict[Parts, None] = {}
    unusable: list[Unusable] = []
    for candidate in _candidates(written, convention):
        try:
            found[_parts(candidate, convention)] = None
        except Unusable as reason:
            unusable.append(reason)
    if len(found) == 1 and all(reason.code != TWO_DIGIT_YEAR for reason in unusable):
        return next(iter(found))
    if len(found) > 1:
        readings = " or ".join(sorted(parts.iso() or "unknown" for parts in found))
        raise Refused(AMBIGUOUS_DATE, f"{text!r} can be read as {readings}")
    raise _refusal(text, unusable, convention)


def _refusal(text: str, unusable: list[Unusable], convention: DateConvention) -> Refused:
    """Return the most telling reason why no reading gives a date."""
    if not unusable:
        orders = ", ".join(convention.orders)
        return Refused(NOT_A_DATE, f"{text!r} is not a date in a declared order ({orders}){_hint(text, convention)}")
    # a reading that lacks the century alone is nearer to a date than one that no calendar has
    reason = next((item for item in unusable if item.code == TWO_DIGIT_YEAR), unusable[0])
    return Refused(reason.code, f"{text!r} is not a usable date: {reason}")


def _hint(text: str, convention: DateConvention) -> str:
    """Return what a text looks like that is no date: a spreadsheet's number of a day, a month of another language."""
    if _DAY_NUMBER.fullmatch(text):
        day = _DAY_ZERO + dt.timedelta(days=int(text))
        return f"; a spreadsheet writes {day.isoformat()} as this number"
    words = re.findall(r"[^\W\d_]{3,}", unicodedata.normalize("NFC", text))
    for language in (name for name in MONTH_NAMES if name not in convention.months):
        known = months_by_name((language,))
        found = next((word for word in words if word.upper() in known), None)
        if found is not None:
            return f"; {found} is a month in {language.capitalize()}, which the source does not declare"
    return ""


def _candidates(text: str, convention: DateConvention) -> list[dict[str, _Token]]:
    """Ways to give the pieces of a text to day, month and year."""
    iso = _ISO.fullmatch(text)
    if iso is not None and "-" in text and "ydm" not in convention.orders:
        return [_iso_candidate(iso)]
    words = _words(convention)
    if not words.whole.fullmatch(text):
        return []
    tokens = [_token(match, convention, words) for match in words.pattern.findall(text)]
    if len(tokens) == 1:
        return _compact(tokens[0], convention)
    return _assigned(tokens, convention)


def _iso_candidate(match: re.Match[str]) -> dict[str, _Token]:
    parts = zip("ymd", match.groups(), strict=True)
    return {part: _Token(text, "number") for part, text in parts if text not in {None, "-"}}


@cache
def _words(convention: DateConvention) -> _Words:
    months = months_by_name(convention.months)
    wordlike = [word for word in (*months, *convention.unknown) if not word.isdecimal()]
    words = "|".join(re.escape(word) for word in sorted(wordlike, key=lambda word: (-len(word), word)))
    piece = rf"{words}|[0-9]++" if words else "[0-9]++"
    return _Words(months, re.compile(piece), re.compile(rf"(?:(?:{piece}){_SEPARATORS})++"))


def _token(text: str, convention: DateConvention, words: _Words) -> _Token:
    if text in words.months:
        return _Token(f"{words.months[text]:02d}", "month")
    return _Token(text, "unknown" if text in convention.unknown else "number")


def _compact(token: _Token, convention: DateConvention) -> list[dict[str, _Token]]:
    """Read digits without anything between them: day, month and year, month and year, or a year alone."""
    answers = []
    for order in convention.orders:
        for parts in (order, order.replace("d", ""), "y"):
            for digits in (_YEAR_DIGITS, 2) if parts == order else (_YEAR_DIGITS,):
                cut = _cut(token.text, parts, digits)
                if cut is not None:
                    answers.append({part: _token_of_digits(piece, convention) for part, piece in cut.items()})
    return answers


def _cut(text: str, parts: str, year_digits: int) -> dict[str, str] | None:
    widths = {"y": year_digits, "m": 2, "d": 2}
    if len(text) != sum(widths[part] for part in parts):
        return None
    answer, start = {}, 0
    for part in parts:
        answer[part] = text[start : start + widths[part]]
        start += widths[part]
    return answer


def _token_of_digits(text: str, convention: DateConvention) -> _Token:
    return _Token(text, "unknown" if text == "--" or text in convention.unknown else "number")


def _assigned(tokens: list[_Token], convention: DateConvention) -> list[dict[str, _Token]]:
    """Give pieces to parts: by the declared orders, or by what a month name and a full year leave over."""
    three, two = 3, 2
    if len(tokens) == three:
        orders = [_named_order(tokens)] if _named_order(tokens) else list(convention.orders)
    elif len(tokens) == two and any(_is_full_year(token) for token in tokens):
        orders = [_named_order(tokens)] if _named_order(tokens) else [o.replace("d", "") for o in convention.orders]
    else:
        return _joined(tokens, convention)
    readings = [dict(zip(order, tokens, strict=True)) for order in dict.fromkeys(orders)]
    return [reading for reading in readings if _fits(reading)]


def _joined(tokens: list[_Token], convention: DateConvention) -> list[dict[str, _Token]]:
    """Read an unknown part beside digits that hold the other two, such as ``UN082016`` or ``201608UN``."""
    texts = ["--" if token.kind == "unknown" else token.text for token in tokens]
    if len("".join(texts)) != len("DDMMYYYY") or texts.count("--") != 1:
        return []
    answers = []
    for order in convention.orders:
        cut = _cut("".join(texts), order, _YEAR_DIGITS) or {}
        if all(piece == "--" or "-" not in piece for piece in cut.values()):
            answers.append({part: _token_of_digits(piece, convention) for part, piece in cut.items()})
    return answers


def _named_order(tokens: list[_Token]) -> str:
    """Return the order that a month name and a full year settle by themselves, nothing where they do not."""
    order = ["m" if token.kind == "month" else "y" if _is_full_year(token) else "d" for token in tokens]
    settled = order.count("m") == 1 and order.count("y") == 1 and order.count("d") == len(tokens) - 2
    return "".join(order) if settled else ""


def _is_full_year(token: _Token) -> bool:
    return token.kind == "number" and len(token.text) == _YEAR_DIGITS


def _fits(reading: dict[str, _Token]) -> bool:
    """Whether each piece can be the part it is given to, by kind and number of digits."""
    for part, token in reading.items():
        digits = {2, _YEAR_DIGITS} if part == "y" else {1, 2}
        if token.kind == "month" and part != "m":
            return False
        if token.kind == "number" and len(token.text) not in digits:
            return False
    return True


def _parts(reading: dict[str, _Token], convention: DateConvention) -> Parts:
    known = {part: token.text for part, token in reading.items() if token.kind != "unknown"}
    year, month, day = (known.get(part) for part in "ymd")
    return checked(year, month, day, convention.pivot)
