"""Evaluates a condition: over whole columns, once per distinct value, or for a single record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, used
from nec_cdisc.mapping.condition.date_pairs import not_dates, ordered
from nec_cdisc.mapping.condition.tree import And, Atom, Comparison, Condition, Not, Or, Word, atoms
from nec_cdisc.mapping.condition.value_tests import as_number, test_of

Answers = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Values of a column that a comparison could not read as ``kind`` (``number`` or ``date``) and answered no for."""

    column: Word
    kind: str
    values: tuple[str, ...]


def evaluate(tree: Condition, column: Callable[[str], Encoded], ticks: Collection[str] = ()) -> Answers:
    """Return for each row whether the condition holds.

    ``column`` gives a column by its name as the condition writes it; all have the same rows. ``ticks`` are the texts
    that mean a ticked box. Each test is made once per distinct value (or pair of values) that some row has.
    """
    if isinstance(tree, Not):
        return ~evaluate(tree.part, column, ticks)
    if isinstance(tree, And):
        return reduce(np.logical_and, (evaluate(part, column, ticks) for part in tree.parts))
    if isinstance(tree, Or):
        return reduce(np.logical_or, (evaluate(part, column, ticks) for part in tree.parts))
    return _answers(tree, [column(name) for name in _columns(tree)], ticks)


def evaluate_record(tree: Condition, values: Mapping[str, Any], ticks: Collection[str] = ()) -> bool:
    """Return whether the condition holds for one record, by the same tests; a column without a value is missing."""
    if isinstance(tree, Not):
        return not evaluate_record(tree.part, values, ticks)
    if isinstance(tree, And):
        return all(evaluate_record(part, values, ticks) for part in tree.parts)
    if isinstance(tree, Or):
        return any(evaluate_record(part, values, ticks) for part in tree.parts)
    return test_of(tree, ticks)(*(values.get(name) for name in _columns(tree)))


def unreadable(tree: Condition, column: Callable[[str], Encoded]) -> tuple[Unreadable, ...]:
    """Return the values that comparisons of the condition cannot read, for the caller to report."""
    found = []
    for atom in atoms(tree):
        if not isinstance(atom, Comparison):
            continue
        strange = _not_numbers if atom.kind == "number" else not_dates
        for word in (atom.column, atom.right) if atom.right_is_column else (atom.column,):
            values = strange(_present(column(word.text)))
            if values:
                found.append(Unreadable(word, atom.kind, tuple(map(str, values))))
    return tuple(found)


def _columns(atom: Atom) -> tuple[str, ...]:
    """Return the names of the columns that a test reads."""
    if isinstance(atom, Comparison) and atom.right_is_column:
        return atom.column.text, atom.right.text
    return (atom.column.text,)


def _answers(atom: Atom, columns: list[Encoded], ticks: Collection[str]) -> Answers:
    """Make a test once per distinct combination of values and gather the answers."""
    inverse, parts = combine(columns)
    if isinstance(atom, Comparison) and atom.kind == "date" and atom.right_is_column:
        return ordered(atom.verb.text, columns, parts)[inverse]
    tables = [[*encoded.values, None] for encoded in columns]
    test = test_of(atom, ticks)
    pairs = zip(
        *([table[code] for code in codes.tolist()] for table, codes in zip(tables, parts, strict=True)), strict=True
    )
    distinct = np.fromiter((test(*values) for values in pairs), np.bool_, len(parts[0]))
    return distinct[inverse]


def _not_numbers(values: list[Any]) -> list[Any]:
    return [value for value in values if as_number(value) is None]


def _present(column: Encoded) -> list[Any]:
    """Return the distinct values that some row has."""
    return [column.values[code] for code in used(column.codes, len(column.values)).tolist()]
