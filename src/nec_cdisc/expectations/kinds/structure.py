"""What the columns of a dataset must be: known, in order, of their types and labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.check import Found
from nec_cdisc.standard.analysis import NUMBERS, OWN_NAME

Said = TypeVar("Said")
CHAR, NUM = "Char", "Num"
#: What stands in a name for a number: as ADaMIG spells it, and ``n`` of variables that a text goes on in (``COVALn``).
SPELLINGS: Mapping[str, str] = {**NUMBERS, "n": r"[1-9]\d*"}
_NUMBERED = re.compile("|".join(SPELLINGS))


def present(dataset: Dataset, columns: Sequence[str], core: str = "") -> Iterator[Found]:
    """Find variables that the dataset should have and has not; ``core`` says what they are (required, expected)."""
    for name in columns:
        if name not in dataset.columns:
            yield Found(dataset.name, f"the {core} variable {name} is not there".replace("  ", " "), (name,))


def known(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find variables that are none of those named; names as for :func:`types`."""
    allowed = dict.fromkeys(columns, "")
    for name in dataset.columns:
        if _said_of(name, allowed) is None:
            yield Found(dataset.name, f"{name} is no variable of this dataset in the standard", (name,))


def in_order(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find variables that stand before one they should follow; those that are not named may stand anywhere."""
    place = {name: at for at, name in enumerate(columns)}
    furthest, last = -1, ""
    for name in dataset.columns:
        found = _said_of(name, place)
        if found is None:
            continue
        if found[0] < furthest:
            yield Found(dataset.name, f"{name} stands behind {last}, which it should precede", (name,))
        else:
            furthest, last = found[0], name


def types(dataset: Dataset, types: Mapping[str, str]) -> Iterator[Found]:
    """Find variables of texts that should hold numbers, and the reverse (``Char``, ``Num``).

    Names may be spelled as ADaMIG spells them (``TRTxxPN``, ``*DT``); a plain name goes before those.
    """
    for name, column in dataset.columns.items():
        wanted = _said_of(name, types)
        is_type = CHAR if isinstance(column, Encoded) else NUM
        if wanted is not None and is_type != wanted[0]:
            yield Found(dataset.name, f"{name} is of type {is_type}, the standard says {wanted[0]}", (name,))


def labels(dataset: Dataset, labels: Mapping[str, str]) -> Iterator[Found]:
    """Find variables whose label is another one than that of the standard; names as for :func:`types`.

    Raises ``ValueError`` where nothing is known of labels: then no label can be right or wrong.
    """
    if dataset.spec is None:
        message = "no labels are known; a frame has them by name in frame.attrs['labels']"
        raise ValueError(message)
    for name, variable in dataset.spec.variables.items():
        said = _said_of(name, labels)
        if said is None or name not in dataset.columns:
            continue
        wanted = _with_numbers(said[0], said[1])
        if variable.label != wanted:
            message = f"the label of {name} is {variable.label!r}, the standard says {wanted!r}"
            yield Found(dataset.name, message, (name,))


def about(names: Iterable[str], said: Mapping[str, Said]) -> dict[str, Said]:
    """Return what is said of these names alone, in the order in which it is said, and as it is spelled there."""
    held = {found[2]: found[0] for name in names if (found := _said_of(name, said)) is not None}
    return {spelling: held[spelling] for spelling in said if spelling in held}


def _said_of(name: str, by_name: Mapping[str, Said]) -> tuple[Said, dict[str, str], str] | None:
    """Return what is said of a name, the numbers in it, and how it is spelled there.

    The name itself goes before a spelling that fits it.
    """
    if name in by_name:
        return by_name[name], {}, name
    for spelling, said in by_name.items():
        if spelling.isupper() and not spelling.startswith(OWN_NAME):
            continue
        found = re.fullmatch(_pattern(spelling), name, re.ASCII)
        if found is not None:
            return said, dict(zip(_NUMBERED.findall(spelling), found.groups(), strict=True)), spelling
    return None


def _pattern(spelling: str) -> str:
    own = "[A-Z][A-Z0-9]*" if spelling.startswith(OWN_NAME) else ""
    rest = spelling.removeprefix(OWN_NAME)
    return own + _NUMBERED.sub(lambda letters: f"({SPELLINGS[letters[0]]})", rest)


def _with_numbers(label: str, numbers: Mapping[str, str]) -> str:
    for letters, number in numbers.items():
        label = re.sub(rf"\b{letters}\b", number, label)
    return label
