"""From the values of a Dataset-JSON column to text, each distinct value once; what a column cannot hold is told."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.dataset_json_header import BOOLEAN, DECIMAL, NUMBERS, JsonColumn
from nec_cdisc.readers.raw_file import counted, shortened
from nec_cdisc.rules.exact_number import EXACT, plain

#: A decimal number as text; between thousands there may be commas.
_DECIMAL = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][+-]?\d{1,4})?")
#: The longest text of a number, and its largest and smallest power of ten, beyond what any file of SAS can hold.
LONGEST_NUMBER = EXACT.prec
LARGEST_POWER = 308


def as_text(
    values: Encoded, column: JsonColumn, name: str, numbers: NDArray[np.int64]
) -> tuple[Encoded, list[Problem]]:
    """Return a column as text; a value that the column cannot hold is missing and told (RAW145).

    ``numbers`` are those of the records, and ``name`` is what problems call the file.
    """
    texts = [_text(value, column.type) for value in values.values]
    problems = [
        _unusable(name, column, value, numbers[values.codes == code].tolist())
        for code, (value, text) in enumerate(zip(values.values, texts, strict=True))
        if text is None
    ]
    return recode(values, texts), problems


def _text(value: Any, kind: str) -> str | None:
    """Return a value as text, ``None`` for one that a column of a type cannot hold."""
    if kind in NUMBERS:
        return _number(value.decode(), whole=kind == "integer") if isinstance(value, bytes) else None
    if kind == BOOLEAN:
        return str(value).upper() if isinstance(value, bool) else None
    if not isinstance(value, str) or not _is_text(value):
        return None
    if kind == DECIMAL and value.strip():
        return _number(value.replace(",", "")) if _DECIMAL.fullmatch(value) else None
    return value


def _number(written: str, *, whole: bool = False) -> str | None:
    """Return a number without exponent, ``None`` for one that no file of numbers holds."""
    if len(written) > LONGEST_NUMBER or len(written.lower().partition("e")[2]) > len("+9999"):
        return None
    number = Decimal(written)
    if not number.is_zero() and abs(number.adjusted()) > LARGEST_POWER:
        return None
    return None if whole and number != number.to_integral_value() else plain(number)


def _is_text(value: str) -> bool:
    """Say whether a text can be written anywhere: halves of characters and zero bytes cannot."""
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _unusable(name: str, column: JsonColumn, value: Any, rows: list[int]) -> Problem:
    shown = value.decode() if isinstance(value, bytes) else str(value)
    shown = shortened(shown.encode("ascii", "backslashreplace").decode().replace("\0", "\\0"))
    message = f"{column.name} of {name} holds {shown}, which is no {column.type} that can be used, in "
    return Problem(
        "RAW145", message + f"{counted(len(rows), 'record')}.", cells=Cells(name, tuple(rows), column.name, shown)
    )
