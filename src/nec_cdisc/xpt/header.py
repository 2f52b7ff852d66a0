"""Writes and reads what stands before the records: the library header, the member header and the variables."""

from __future__ import annotations

import itertools
from datetime import datetime

from nec_cdisc.xpt import cards
from nec_cdisc.xpt.member import CARD, CHAR, NUM, Member, Variable

#: The time of a header that states none; the first that a transport file can state.
NO_STAMP = datetime(cards.FIRST_YEAR, 1, 1)  # noqa: DTZ001 - the file knows no zone
_TYPES = {1: NUM, 2: CHAR}


class Damaged(Exception):
    """The header is not that of a SAS transport file, version 5; the text says what was expected where."""


def library_header(member: Member) -> bytes:
    """Return the three records that open a file."""
    stamp = cards.stamp_text(member.stamp)
    words = [_field(word, 8) for word in ("SAS", "SAS", "SASLIB", member.version, member.system)]
    return cards.plain(cards.LIBRARY) + cards.card(*words, b" " * 24, stamp) + cards.card(stamp)


def member_header(member: Member) -> bytes:
    """Return the records that describe a dataset, its variables included.

    The metadata must have been checked (``limits.member_problems``): nothing is cut here, ``ValueError`` says what does
    not fit.
    """
    stamp = cards.stamp_text(member.stamp)
    words = [_field(word, 8) for word in ("SAS", member.name, "SASDATA", member.version, member.system)]
    positions = itertools.accumulate((variable.length for variable in member.variables), initial=0)
    names = b"".join(
        _namestr(variable, number, position)
        for number, (variable, position) in enumerate(zip(member.variables, positions, strict=False), 1)
    )
    parts = (
        cards.card(cards.MEMBER, b"0" * 17, b"16", b"0" * 8, b"140"),
        cards.plain(cards.DESCRIPTOR),
        cards.card(*words, b" " * 24, stamp),
        cards.card(stamp, b" " * 16, _field(member.label, 40), _field(member.kind, 8)),
        cards.card(cards.NAMES, f"000000{len(member.variables):04}".encode(), b"0" * 20),
        names,
        cards.padding(len(names)),
        cards.plain(cards.OBSERVATIONS),
    )
    return b"".join(parts)


def read_member(data: memoryview, start: int) -> tuple[Member, int]:
    """Return the member whose header begins at ``start``, and where its records begin.

    Raises :class:`Damaged` where the header is not as the format has it.
    """
    top = bytes(data[start : start + 5 * CARD])
    _expect(top, 0, cards.MEMBER, "a member header record")
    _expect(top, 1, cards.DESCRIPTOR, "a descriptor header record")
    _expect(top, 4, cards.NAMES, "a header record of the variables")
    size, count = _number(top[74:78]), _number(top[4 * CARD + 54 : 4 * CARD + 58])
    if size not in cards.NAMESTR_SIZES:
        message = f"a description of a variable has {' or '.join(map(str, cards.NAMESTR_SIZES))} bytes, not {size}"
        raise Damaged(message)
    begin = start + 5 * CARD
    end = begin + count * size
    if end > len(data):
        message = f"{count} variables are announced, but the file ends before their descriptions do"
        raise Damaged(message)
    variables = _in_order([bytes(data[at : at + size]) for at in range(begin, end, size)])
    end += -(end - start) % CARD
    _expect(bytes(data[end : end + CARD]), 0, cards.OBSERVATIONS, "a header record of the observations")
    member = Member(
        name=_text(top[2 * CARD + 8 : 2 * CARD + 16]),
        label=_text(top[3 * CARD + 32 : 3 * CARD + 72]),
        variables=variables,
        stamp=cards.stamp_of(top[2 * CARD + 64 : 3 * CARD]) or NO_STAMP,
        version=_text(top[2 * CARD + 24 : 2 * CARD + 32]),
        system=_text(top[2 * CARD + 32 : 2 * CARD + 40]),
        kind=_text(top[3 * CARD + 72 : 4 * CARD]),
    )
    return member, end + CARD


def _namestr(variable: Variable, number: int, position: int) -> bytes:
    written, read = cards.format_parts(variable.format), cards.format_parts(variable.informat)
    if written is None or read is None:
        message = f"{variable.name}: {variable.format or variable.informat} is not a SAS format"
        raise ValueError(message)
    return cards.NAMESTR.pack(
        2 if variable.type == CHAR else 1,
        0,
        variable.length,
        number,
        _field(variable.name, 8),
        _field(variable.label, 40),
        _field(written[0], 8),
        written[1],
        written[2],
        0,
        b"",
        _field(read[0], 8),
        read[1],
        read[2],
        position,
        b"",
    )


def _in_order(descriptions: list[bytes]) -> tuple[Variable, ...]:
    """Return the variables in the order of their bytes, which must follow one another without gap."""
    placed = sorted((_variable(description) for description in descriptions), key=lambda pair: pair[0])
    expected = 0
    for position, variable in placed:
        if position != expected:
            message = f"variable {variable.name} begins at byte {position} of the record, not {expected}"
            raise Damaged(message)
        expected += variable.length
    return tuple(variable for _, variable in placed)


def _variable(description: bytes) -> tuple[int, Variable]:
    (kind, _, length, _, name, label, form, width, decimals, _, _, inform, in_width, in_decimals, position, _) = (
        cards.NAMESTR.unpack(description.ljust(cards.NAMESTR.size))
    )
    if kind not in _TYPES or length < 1 or (_TYPES[kind] == NUM and not 2 <= length <= 8):  # noqa: PLR2004 - SAS's rule
        message = f"variable {_text(name)} has type {kind} and length {length}"
        raise Damaged(message)
    variable = Variable(
        name=_text(name),
        label=_text(label),
        type=_TYPES[kind],
        length=length,
        format=cards.format_text(_text(form), width, decimals),
        informat=cards.format_text(_text(inform), in_width, in_decimals),
    )
    return position, variable


def _expect(top: bytes, number: int, heading: bytes, what: str) -> None:
    found = top[number * CARD : number * CARD + len(heading)]
    if found != heading:
        message = f"{what} is missing; there stands {found!r}"
        raise Damaged(message)


def _number(digits: bytes) -> int:
    if not digits.strip().isdigit():
        message = f"a number is missing in the header; there stands {digits!r}"
        raise Damaged(message)
    return int(digits)


def _field(text: str, width: int) -> bytes:
    data = text.encode("ascii")
    if len(data) > width:
        message = f"{text!r} has more than {width} characters"
        raise ValueError(message)
    return data.ljust(width)


def _text(field: bytes) -> str:
    """Return the text of a header field; the few bytes that are not ASCII are taken as Windows ones."""
    return field.rstrip(b" \0").decode("cp1252", "replace")
