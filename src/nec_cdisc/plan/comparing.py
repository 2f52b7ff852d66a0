"""Finds comparisons that no value can answer: of dates as numbers, or of raw texts that are no ISO 8601 dates.

A raw text of a source that writes decimal commas is no number of a condition either: 112,5 would be one of no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nec_cdisc.mapping.condition.tree import Comparison, Condition, Word, atoms
from nec_cdisc.mapping.study import DatasetMapping, StudyMapping
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.problem import Place, Problem

#: How dates are compared, by the sign that was written for it.
_AS_DATES: Mapping[str, str] = {
    "<": "is before",
    "<=": "is on or before",
    ">": "is after",
    ">=": "is on or after",
}


def unanswerable(
    study: StudyMapping,
    dataset: DatasetMapping,
    tree: Condition,
    references: Mapping[str, tuple[Reference, ...]],
    places: Mapping[str, Place],
) -> Iterator[Problem]:
    """Yield a problem for each column that a condition compares as what it is not, at the place where it is named."""
    for atom in atoms(tree):
        if not isinstance(atom, Comparison):
            continue
        words = (atom.column, atom.right) if atom.right_is_column else (atom.column,)
        found = [(word, _unfit(study, dataset, atom, word, references.get(word.text, ()))) for word in words]
        told = [(word, unfit) for word, unfit in found if unfit is not None]
        for word, (message, guess, step) in told[:1] if atom.kind == "number" else told:
            yield Problem("MAP126", message, places.get(word.text), nearest=guess, next_step=step)


def _unfit(
    study: StudyMapping, dataset: DatasetMapping, atom: Comparison, word: Word, found: Iterable[Reference]
) -> tuple[str, str | None, str] | None:
    """Return message, nearest and next step where a comparison cannot read a column, in one row block at least."""
    sign, name = atom.verb.text, word.text
    for reference in found:
        if atom.kind == "number" and reference.value == "iso8601":
            dates = f"{atom.column.text} {_AS_DATES[sign]} {atom.right.text}"
            return f"'{sign}' compares numbers, and '{name}' is a date", dates, "Compare dates by is before, is after."
        if atom.kind == "date" and reference.value == "number":
            return f"'{sign}' compares dates, and '{name}' is a number", None, "Compare numbers by <, <=, > or >=."
        source = study.forms[reference.table].source if reference.table in study.forms else None
        decimal = source.numbers.decimal if source is not None else (".",)
        if atom.kind == "number" and reference.kind is Kind.RAW and "." not in decimal:
            message = f"'{sign}' compares numbers with a decimal point, and '{name}' is a raw text, written with"
            step = f"Compare the variable that holds the number, or give one a name under 'set': {{number: {name}}}."
            return f"{message} '{decimal[0]}'", converted(dataset, "number", name), step
        orders = source.dates.orders if source is not None else ("ymd",)
        if atom.kind == "date" and reference.kind is Kind.RAW and "ymd" not in orders:
            written = " or ".join(orders)
            message = f"'{sign}' compares dates in ISO 8601, and '{name}' is a raw text, written {written}"
            step = f"Compare the variable that holds the date, or give one a name under 'set': {{date: {name}}}."
            return message, converted(dataset, "date", name), step
    return None


def converted(dataset: DatasetMapping, verb: str, name: str) -> str | None:
    """Return the variable of a dataset that holds a column as a verb converts it."""
    return next(
        (
            target
            for target, call in dataset.variables.items()
            if call.verb == verb and call.arguments.get(call.signature.first.name) == name
        ),
        None,
    )
