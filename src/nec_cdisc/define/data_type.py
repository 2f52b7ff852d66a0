"""Gives the data type, length and digits that define.xml states of a variable, or of what it is at value level."""

from __future__ import annotations

from dataclasses import dataclass

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.define.measured import GAP, NO_DATE, NO_SECONDS, SHORT, TIMED, UNTIMED, Measured
from nec_cdisc.rules.sas_date import kind_of
from nec_cdisc.xpt.member import CHAR, Variable

_DATE_FORMAT, _DURATION_FORMAT = "ISO 8601 datetime", "ISO 8601 duration"


@dataclass(frozen=True, slots=True)
class DataType:
    """The type of values with the attributes that go with it."""

    name: str
    length: int | None = None
    digits: int | None = None
    display_format: str | None = None


def of_variable(variable: Variable, spec: VariableSpec | None, seen: Measured) -> DataType:
    """Return the type of a variable: its length is that of the file; dates and durations have none."""
    if variable.type != CHAR:
        return _number(variable, seen)
    form = spec.format if spec is not None and spec.format else ""
    if form.startswith(_DATE_FORMAT):
        return DataType(date_type(seen) or "text", None if date_type(seen) else variable.length)
    if form.startswith(_DURATION_FORMAT):
        return DataType("durationDatetime")
    return DataType("text", variable.length)


def of_values(variable: Variable, seen: Measured, form: str = "") -> DataType:
    """Return the type of some values of a variable, as they are: numbers of a text are numbers, dates are dates.

    ``form`` is what is known of them: ``duration``, ``date`` or ``country``.
    """
    if variable.type != CHAR:
        return _number(variable, seen)
    if form == "duration":
        return DataType("durationDatetime")
    if seen.whole:
        return DataType("integer", seen.length)
    if seen.numeric:
        return DataType("float", seen.length, seen.digits)
    return DataType(kind) if (kind := date_type(seen)) and not seen.dates & NO_DATE else DataType("text", seen.length)


def _number(variable: Variable, seen: Measured) -> DataType:
    if kind_of(variable.format) is not None or seen.whole:
        return DataType("integer", variable.length, None, variable.format or None)
    return DataType("float", variable.length, seen.digits, variable.format or None)


def date_type(seen: Measured) -> str | None:
    """Return the type of dates: whole ones, ones cut short at the end, or with gaps; ``None`` for what is no date.

    >>> from nec_cdisc.define.measured import of_values
    >>> [date_type(of_values(texts)) for texts in (["2019-07-01"], ["2019-07", "2019-07-01"], ["2019---05"])]
    ['date', 'partialDate', 'incompleteDate']
    >>> [date_type(of_values(texts)) for texts in (["2019-07-01T08:30:00"], ["2019-07-01T08:30"], ["soon"])]
    ['datetime', 'partialDatetime', None]
    """
    bits = seen.dates
    if bits & NO_DATE:
        return None
    timed = bool(bits & TIMED)
    if bits & GAP:
        return "incompleteDatetime" if timed else "incompleteDate"
    if not timed:
        return "partialDate" if bits & SHORT else "date"
    return "partialDatetime" if bits & (SHORT | UNTIMED | NO_SECONDS) else "datetime"
