"""The limits of a transport file, version 5, that its header shows: names, labels, lengths, formats, time stamp."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from nec_cdisc.problem import Problem
from nec_cdisc.xpt import cards
from nec_cdisc.xpt.ibm import WIDTH
from nec_cdisc.xpt.member import CHAR, NUM, Member, Variable

#: Bytes of the longest character value.
LONGEST = 200
#: Characters of the longest label.
LABEL = 40
#: The header has four digits for the number of variables.
MOST_VARIABLES = 9999
#: Characters of the header's texts.
WORD = 8

_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,7}")


def member_problems(member: Member) -> list[Problem]:
    """Return everything that keeps a dataset's description out of a transport file, all at once."""
    return [
        *_of_member(member),
        *(problem for variable in member.variables for problem in _of_variable(member, variable)),
    ]


def is_name(text: str) -> bool:
    """Return whether a text can be the name of a dataset or variable."""
    return _NAME.fullmatch(text) is not None


def is_printable(text: str) -> bool:
    """Return whether a text consists of printable ASCII characters only (blanks included)."""
    return text.isascii() and text.isprintable()


def strange(values: Sequence[object]) -> list[int]:
    """Return the places of the texts among values that hold another character than printable ASCII.

    Next to no column has any, and all its texts together are looked at as fast as one.
    """
    if is_printable("".join([value for value in values if isinstance(value, str)])):
        return []
    return [place for place, value in enumerate(values) if isinstance(value, str) and not is_printable(value)]


def _of_member(member: Member) -> Iterator[Problem]:
    name = member.name
    if not _NAME.fullmatch(name):
        yield Problem(
            "XPT102", f"dataset name {name!r} is not 1 to 8 capital letters, digits, underscores", target=name
        )
    yield from _label(member.label, name)
    if not member.variables:
        yield Problem("XPT105", f"{name} has no variables", target=name)
    if len(member.variables) > MOST_VARIABLES:
        yield Problem("XPT106", f"{name} has {len(member.variables)} variables, {MOST_VARIABLES} fit", target=name)
    if not cards.FIRST_YEAR <= member.stamp.year <= cards.LAST_YEAR:
        yield Problem("XPT116", f"{name}: the time stamp {member.stamp:%Y-%m-%d} does not fit", target=name)
    for what, text in (("release", member.version), ("system", member.system), ("dataset type", member.kind)):
        if len(text) > WORD or not is_printable(text):
            yield Problem("XPT117", f"{name}: {what} {text!r} is not up to {WORD} printable characters", target=name)
    for twice, count in Counter(variable.name for variable in member.variables).items():
        if count > 1:
            yield Problem("XPT104", f"{name} has {count} variables named {twice}", target=f"{name}.{twice}")


def _of_variable(member: Member, variable: Variable) -> Iterator[Problem]:
    target = f"{member.name}.{variable.name}"
    if not _NAME.fullmatch(variable.name):
        message = f"variable name {variable.name!r} of {member.name} is not 1 to 8 capital letters, digits, underscores"
        yield Problem("XPT101", message, target=target)
    yield from _label(variable.label, target)
    allowed = range(1, LONGEST + 1) if variable.type == CHAR else range(WIDTH, WIDTH + 1)
    if variable.type not in {CHAR, NUM} or variable.length not in allowed:
        message = f"{target}: a variable of type {variable.type} cannot have {variable.length} bytes"
        yield Problem("XPT107", message, target=target)
    for text in (variable.format, variable.informat):
        if not text.isascii() or cards.format_parts(text) is None:
            yield Problem("XPT115", f"{target}: {text!r} is no SAS format", target=target)


def _label(label: str, target: str) -> Iterator[Problem]:
    if len(label) > LABEL:
        yield Problem(
            "XPT103", f"{target}: the label has {len(label)} characters, {LABEL} fit: {label!r}", target=target
        )
    if not is_printable(label):
        strange = ", ".join(sorted({character_name(letter) for letter in label if not is_printable(letter)}))
        message = f"{target}: the label {label!r} holds {strange}"
        yield Problem("XPT103", message, target=target)


def character_name(letter: str) -> str:
    """Return a character with its code point, the code point alone where it does not show."""
    code = f"U+{ord(letter):04X}"
    return f"{letter} ({code})" if letter.isprintable() and not letter.isspace() else code
