"""Fits expectations to the dataset at hand: what is asked of a column that is not there is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.expectations.kinds.registry import KINDS, NUMBER, TEXT, Kind
from nec_cdisc.expectations.kinds.structure import about
from nec_cdisc.expectations.suite import Expectation

#: Arguments by which the expectations of Great Expectations name columns.
COLUMN_ARGUMENTS = ("column", "column_A", "column_B", "column_list")
#: Expectations of Great Expectations that compare numbers.
OF_NUMBERS = ("_to_be_between", "_to_be_increasing", "_to_be_decreasing")
OF_TEXTS = ("value_lengths", "regex", "like_pattern")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"\b[A-Z][A-Z0-9_]{0,7}\b")


def narrowed(expectation: Expectation, dataset: Dataset) -> Expectation | str:
    """Return an expectation as this dataset can be asked it, or the reason why it cannot be asked at all."""
    kind = KINDS.get(expectation.type)
    if kind is None:
        return _of_others(expectation, dataset)
    if expectation.type == "expect_columns_to_have_labels" and dataset.spec is None:
        return "the file says nothing of labels"
    if (kind.each or kind.all) and not len(dataset):
        return f"{dataset.name} has no record"
    absent = [name for name in _named(expectation.kwargs, kind.all) if name not in dataset.columns]
    if absent:
        return _no(dataset, absent)
    if kind.about:
        return _about(expectation, kind.about, dataset)
    return _each(expectation, kind, dataset) if kind.each else expectation


def columns_of(expectation: Expectation) -> tuple[str, ...]:
    """Return the columns that an expectation of Great Expectations looks at; nothing where it looks at the table."""
    found = list(_named(expectation.kwargs, COLUMN_ARGUMENTS))
    if found and (condition := expectation.kwargs.get("row_condition")):
        found += _in_condition(condition)
    return tuple(dict.fromkeys(found))


def _about(expectation: Expectation, argument: str, dataset: Dataset) -> Expectation:
    """Return the expectation about those columns that are there: Great Expectations copies arguments many times."""
    said = expectation.kwargs[argument]
    held = about(dataset.columns, said if isinstance(said, Mapping) else dict.fromkeys(said))
    return replace(
        expectation, kwargs={**expectation.kwargs, argument: held if isinstance(said, Mapping) else list(held)}
    )


def _each(expectation: Expectation, kind: Kind, dataset: Dataset) -> Expectation | str:
    """Return the expectation of those columns that are there and of the type that it is meant for."""
    wanted = list(_named(expectation.kwargs, kind.each))
    there = [name for name in wanted if name in dataset.columns]
    fitting = {name for name in there if not kind.wants or _type(dataset, name) == kind.wants}
    if wanted and not there:
        return _no(dataset, wanted)
    if wanted and not fitting:
        held = "numbers" if kind.wants == TEXT else "texts"
        return f"{', '.join(there)} of {dataset.name} holds {held}"
    kwargs = dict(expectation.kwargs)
    for argument in kind.each:
        given = kwargs.get(argument)
        if isinstance(given, Mapping):
            kwargs[argument] = {name: value for name, value in given.items() if name in fitting}
        elif given is not None:
            kwargs[argument] = [name for name in given if name in fitting]
    return replace(expectation, kwargs=kwargs)


def _of_others(expectation: Expectation, dataset: Dataset) -> Expectation | str:
    names = columns_of(expectation)
    absent = [name for name in names if name not in dataset.columns]
    if absent:
        return _no(dataset, absent)
    if names and not len(dataset):
        return f"{dataset.name} has no record"
    judged = list(_named(expectation.kwargs, ("column",)))
    for wants, endings in ((NUMBER, OF_NUMBERS), (TEXT, OF_TEXTS)):
        is_such = any(part in expectation.type for part in endings) and "value_lengths" not in (
            expectation.type if wants == NUMBER else ""
        )
        if is_such and any(_type(dataset, name) != wants for name in judged) and "row_count" not in expectation.type:
            return f"{', '.join(judged)} of {dataset.name} holds {'texts' if wants == NUMBER else 'numbers'}"
    return expectation


def _named(kwargs: Mapping[str, Any], arguments: Iterable[str]) -> Iterable[str]:
    """Yield the columns that some arguments name, each once."""
    names: dict[str, None] = {}
    for argument in arguments:
        given = kwargs.get(argument)
        for name in [given] if isinstance(given, str) else given or ():
            names[str(name)] = None
    return names


def _in_condition(condition: object) -> list[str]:
    """Return the columns in the condition of an expectation: a text, or the object that Great Expectations writes."""
    if isinstance(condition, Mapping):
        column = condition.get("column")
        own = [str(column["name"])] if isinstance(column, Mapping) and "name" in column else []
        return own + [name for part in condition.get("conditions", ()) for name in _in_condition(part)]
    return _NAME.findall(_QUOTED.sub("", str(condition)))


def _type(dataset: Dataset, name: str) -> str:
    return TEXT if isinstance(dataset.columns[name], Encoded) else NUMBER


def _no(dataset: Dataset, names: Iterable[str]) -> str:
    return f"{dataset.name} has no {', '.join(names)}"
