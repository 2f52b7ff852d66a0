"""A finding with all that a reader needs: which record, which values, where they come from and what to do."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from nec_cdisc.plugin.check import Found, Rule
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Records
from nec_cdisc.standard.model import Standard
from nec_cdisc.validate.running import Result

_NAMED = re.compile(r"\{(\w+)\}")
#: What stands for a value that is missing.
BLANK = "(blank)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One record, or one dataset as a whole, that breaks a rule.

    ``record`` is the number of the record in its file, from 1, ``None`` where the dataset as a whole is at fault.
    ``keys`` tell the record from others by the values of its natural keys, so that it is known again in another run
    with more records. ``raw`` are the raw rows that the record was made of, ``line`` the line of the mapping that gives
    the variable. ``occurrence`` counts findings of records that their keys do not tell apart.
    """

    rule: Rule
    dataset: str
    message: str
    variables: tuple[str, ...] = ()
    record: int | None = None
    subject: str | None = None
    sequence: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    raw: tuple[str, ...] = ()
    line: str | None = None
    occurrence: int = 1

    @property
    def identity(self) -> str:
        """A short text that is the same for the same fault of the same record in another run."""
        parts = self._parts if self.occurrence == 1 else (*self._parts, str(self.occurrence))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def _parts(self) -> tuple[str, ...]:
        parts = (self.rule.id, self.dataset, *self.variables, *(f"{name}={value}" for name, value in self.keys))
        return parts if self.keys else (*parts, self.message)


#: Says of a record of a dataset, by its position, which raw rows it was made of.
Origins = Callable[[str, int], tuple[str, ...]]
#: Says of a variable of a dataset which line of the mapping gives it.
Lines = Callable[[str, str], str | None]


def findings(
    results: list[Result],
    package: Package,
    standard: Standard,
    origins: Origins = lambda _dataset, _record: (),
    lines: Lines = lambda _dataset, _variable: None,
) -> Iterator[Finding]:
    """Yield what results found, one for each record; results in their order, records in that of their file."""
    times: Counter[tuple[str, ...]] = Counter()
    for finding in _all(results, package, standard, origins, lines):
        times[finding._parts] += 1  # noqa: SLF001 - the parts of its own identity
        again = times[finding._parts]  # noqa: SLF001 - see above
        yield finding if again == 1 else replace(finding, occurrence=again)


def _all(
    results: list[Result], package: Package, standard: Standard, origins: Origins, lines: Lines
) -> Iterator[Finding]:
    for result in results:
        for found in result.found:
            table = package.tables.get(found.dataset)
            line = next((line for name in found.variables if (line := lines(found.dataset, name)) is not None), None)
            if found.records is None or table is None:
                yield Finding(result.rule, found.dataset, found.message, found.variables, line=line)
                continue
            keys = _keys(table, standard)
            for at, position in enumerate(found.records.tolist()):
                yield _of_record(result.rule, found, table, keys, (at, position), line, origins)


def _of_record(
    rule: Rule,
    found: Found,
    table: Records,
    keys: list[str],
    place: tuple[int, int],
    line: str | None,
    origins: Origins,
) -> Finding:
    at, position = place

    def shown(name: str) -> str:
        if name in found.said:
            return _shown(found.said[name][at])
        return _value(table, name, position)

    message = _NAMED.sub(lambda match: shown(match[1]), found.message)
    sequence = f"{table.prefix}SEQ"
    named = sequence if table.has(sequence) else "ASEQ"
    return Finding(
        rule,
        found.dataset,
        message,
        found.variables,
        position + 1,
        _value(table, SUBJECT, position) if table.has(SUBJECT) else None,
        _value(table, named, position) if table.has(named) else None,
        tuple((name, _value(table, name, position)) for name in found.variables if table.has(name)),
        tuple((name, _value(table, name, position)) for name in keys),
        origins(found.dataset, position),
        line,
    )


def _keys(table: Records, standard: Standard) -> list[str]:
    """Return the natural keys of a dataset that it has; without a standard that knows it, what tells records apart."""
    spec = standard.dataset(table.name)
    named = spec.keys if spec is not None else (SUBJECT, "PARAMCD", "AVISITN", "ADT", f"{table.prefix}SEQ", "ASEQ")
    return [name for name in dict.fromkeys((SUBJECT, *named)) if table.has(name)]


def _value(table: Records, name: str, position: int) -> str:
    column = table.text(name)
    code = int(column.codes[position])
    return BLANK if code < 0 else str(column.values[code])


def _shown(value: object) -> str:
    if value is None or value != value:  # noqa: PLR0124 - a number that is none
        return BLANK
    return f"{value:g}" if isinstance(value, float) else str(value)
