"""What single values must be: dates, durations, study days, counts, codes, lengths, characters of a transport file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Column, Dataset
from nec_cdisc.expectations.kinds.distinct import Positions, blank_records, numbers_at_fault, records_at_fault
from nec_cdisc.plugin.check import Found
from nec_cdisc.rules.partial_date import is_valid
from nec_cdisc.xpt.limits import LONGEST, is_printable

_DURATION = re.compile(
    r"[+-]?P(?!$)(\d+(\.\d+)?W|(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?D)?"
    r"(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?)",
    re.ASCII,
)
_CODE = re.compile(r"[A-Z_][A-Z0-9_]{0,7}", re.ASCII)


def filled(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find records without a value; ``""`` and blanks are none."""
    yield from _each(dataset, columns, blank_records, "{} has no value")


def dates(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find values that are no ISO 8601 date, date-time (perhaps partial) or interval of two."""
    yield from _texts(dataset, columns, lambda text: not is_date(text), "no date or date-time of ISO 8601")


def durations(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find values that are no ISO 8601 duration, and no interval."""
    yield from _texts(dataset, columns, lambda text: not is_duration(text), "no duration of ISO 8601")


def study_days(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find study days that are zero or no whole number."""
    yield from _numbers(dataset, columns, lambda day: day == 0 or day % 1 != 0, "no study day: whole, and never 0")


def positive_whole(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find numbers that are not whole, or below one."""
    yield from _numbers(dataset, columns, lambda number: number < 1 or number % 1 != 0, "no whole number from 1 on")


def test_codes(dataset: Dataset, columns: Sequence[str]) -> Iterator[Found]:
    """Find codes that could not be the name of a variable: up to 8 letters, digits, underscores, no digit in front."""
    what = "not up to 8 capital letters, digits and underscores without a digit in front"
    yield from _texts(dataset, columns, lambda text: _CODE.fullmatch(text) is None, what)


def lengths(dataset: Dataset, lengths: Mapping[str, int]) -> Iterator[Found]:
    """Find texts that are longer than their variable may be."""
    for name, limit in lengths.items():
        yield from _texts(dataset, [name], partial(_is_longer, limit), f"longer than {limit}")


def transport(dataset: Dataset, columns: Sequence[str] | None = None) -> Iterator[Found]:
    """Find texts that a transport file cannot hold: over 200 bytes, or not printable ASCII. Default: all columns."""
    names = dataset.texts() if columns is None else columns
    doubtful = [name for name in names if not _fits(dataset.columns[name])]
    yield from _texts(dataset, doubtful, lambda text: len(text.encode()) > LONGEST, f"longer than {LONGEST} bytes")
    yield from _texts(dataset, doubtful, lambda text: not is_printable(text), "not all printable ASCII")


def _fits(column: Column) -> bool:
    """Say whether all texts of a column are printable and short, as those of nearly all columns are."""
    if not isinstance(column, Encoded):
        return False
    texts = [value for value in column.values if isinstance(value, str)]
    short = len(texts) == len(column.values) and max(map(len, texts), default=0) <= LONGEST
    return short and is_printable("".join(texts))


def is_date(text: str) -> bool:
    """Say whether a text is an ISO 8601 date or date-time, perhaps partial, or an interval of two dates."""
    start, slash, end = text.partition("/")
    if not slash:
        return is_valid(text)
    return (is_valid(start) and (is_valid(end) or is_duration(end, interval=False))) or (
        is_duration(start, interval=False) and is_valid(end)
    )


def is_duration(text: str, *, interval: bool = True) -> bool:
    """Say whether a text is an ISO 8601 duration, such as ``P18M`` or ``-PT15M``; or an ``interval``, where asked."""
    return _DURATION.fullmatch(text) is not None or (interval and "/" in text and is_date(text))


def _is_longer(limit: int, text: str) -> bool:
    return len(text) > limit


def _texts(dataset: Dataset, columns: Sequence[str], is_fault: Callable[[str], bool], what: str) -> Iterator[Found]:
    yield from _each(dataset, columns, lambda column: records_at_fault(column, is_fault), "{} {{{}}} is " + what)


def _numbers(dataset: Dataset, columns: Sequence[str], is_fault: Callable[[float], bool], what: str) -> Iterator[Found]:
    yield from _each(dataset, columns, lambda column: numbers_at_fault(column, is_fault), "{} {{{}}} is " + what)


def _each(
    dataset: Dataset, columns: Sequence[str], at_fault: Callable[[Column], Positions], message: str
) -> Iterator[Found]:
    for name in columns:
        records = at_fault(dataset.columns[name])
        if len(records):
            yield Found(dataset.name, message.format(name, name), (name,), records)
