"""Looks at dictionary-coded terms of a finished run: which dictionaries of which version, and what is not coded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, constant, join_values
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.mapping.model import SameText
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping, FormMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Kind
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.run.engine import Outcome
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.whereabouts import Whereabouts
from nec_cdisc.run.withhold import rule, without


@dataclass(frozen=True, slots=True)
class DictionaryUsed:
    """A version of a dictionary in a raw file; ``rows`` are record numbers, name or version ``None`` where blank.

    ``shown`` says whether they may be quoted: no column of them is private.
    """

    form: FormMapping
    name: str | None
    version: str | None
    rows: tuple[int, ...]
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A term as collected that a dictionary's variable lacks; ``term`` is ``None`` where its column is private.

    ``withheld`` counts those of the raw ``rows`` whose records are not submitted at all, for the variable is required.
    """

    dataset: str
    variable: str
    dictionary: str
    file: str
    column: str
    term: str | None
    rows: tuple[int, ...]
    withheld: int
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class _Coding:
    """Where a row block takes a dictionary's term from, and where the term as collected stands."""

    dictionary: FormMapping
    column: str
    place: Place
    alias: str | None


def dictionaries(plan: Plan, where: Whereabouts) -> list[DictionaryUsed]:
    """Return the versions of dictionaries that the forms of a run name, by file, name and version."""
    found: list[DictionaryUsed] = []
    for form in plan.study.forms.values():
        table = where.table(form.file)
        if form.block.dictionary is not None and table is not None:
            found += _versions(form, table)
    return sorted(found, key=lambda item: (item.form.file, item.name or "", item.version or ""))


def _versions(form: FormMapping, table: FormTable) -> Iterator[DictionaryUsed]:
    block = form.block.dictionary
    if block is None:
        return
    said = [_said(part, table) for part in (block.name, block.version)]
    shown = form.private.isdisjoint(part for part in (block.name, block.version) if isinstance(part, str))
    pairs = join_values(said, lambda name, version: (name, version))
    numbers = table.record_numbers(np.arange(len(table)))
    for code, (name, version) in enumerate(pairs.values):
        rows = tuple(sorted(numbers[pairs.codes == code].tolist()))
        if rows:
            yield DictionaryUsed(form, name, version, rows, shown)


def _said(part: str | SameText, table: FormTable) -> Encoded:
    return table.column(part) if isinstance(part, str) else constant(part.constant, len(table))


def uncoded(plan: Plan, outcome: Outcome) -> list[Uncoded]:
    """Return the terms of records without a dictionary's term, by dataset, variable and term.

    Records that were withheld for it are among them.
    """
    found: list[Uncoded] = []
    names = _names(plan, outcome.whereabouts)
    for mapping in plan.study.datasets.values():
        for position, block in enumerate(mapping.blocks):
            for coding in _codings(plan, block):
                variable = _variable(plan, mapping, position, coding)
                table = outcome.whereabouts.table(plan.study.forms[block.form].file)
                if variable is None or table is None:
                    continue
                target = f"{mapping.name}.{variable}"
                blank = _blank(outcome.datasets.get(mapping.name), variable, position, table.form.file)
                withheld = _withheld(outcome, target, table.form.file)
                name = names.get(coding.dictionary.name, f"dictionary of {coding.dictionary.name}")
                found += _terms(target, name, blank, withheld, table, coding)
    return sorted(found, key=_order)


def _order(item: Uncoded) -> tuple[str, ...]:
    term = item.term or ""
    return (item.dataset, item.variable, item.file, term.casefold(), term)


def _codings(plan: Plan, block: BlockMapping) -> Iterator[_Coding]:
    """Yield the dictionaries of a row block: the form's own, and those of forms that it looks into."""
    form = plan.study.forms.get(block.form)
    if form is None:
        return
    if form.block.dictionary is not None:
        yield _Coding(form, form.block.dictionary.term, form.place, None)
    for alias, look_up in block.look_ups.items():
        other = plan.study.forms.get(look_up.table)
        if other is None or other.block.dictionary is None:
            continue
        name = look_up.by_columns.get(other.block.dictionary.term)
        if name in (plan.headers.get(block.form) or ()):
            yield _Coding(other, str(name), look_up.place, alias)


def _variable(plan: Plan, mapping: DatasetMapping, position: int, coding: _Coding) -> str | None:
    """Return the first variable that takes the dictionary's term."""
    block = coding.dictionary.block.dictionary
    kind, table = (Kind.RAW, coding.dictionary.name) if coding.alias is None else (Kind.LOOKED_UP, coding.alias)
    for name in (name for name in mapping.variables if name not in mapping.working):
        bound = plan.bound.get(f"{mapping.name}.{name}")
        for references in bound.references.values() if bound is not None else ():
            here = references[position] if position < len(references) else references[0]
            if block is not None and (here.kind, here.table, here.name) == (kind, table, block.coded):
                return name
    return None


def _blank(dataset: Dataset | None, variable: str, position: int, file: str) -> Positions:
    """Return the raw rows of a block whose finished records have no value of a variable."""
    none = np.empty(0, np.int64)
    if dataset is None or variable not in dataset.columns:
        return none
    missing = dataset.missing(variable)
    births = [item for item in dataset.births if (item.role, item.table, item.block) == ("source", file, position)]
    return np.concatenate([none, *(item.rows[missing[item.records]] for item in births)])


def _withheld(outcome: Outcome, target: str, file: str) -> Positions:
    """Return the raw rows whose records were withheld because they have no value of a variable."""
    dataset, _, variable = target.partition(".")
    wanted = file, rule(dataset, without(variable))
    rows = [row for item in outcome.left_out if (item.file, item.rule) == wanted for row in item.rows]
    return np.array(rows, np.int64)


def _terms(
    target: str, dictionary: str, blank: Positions, withheld: Positions, table: FormTable, coding: _Coding
) -> Iterator[Uncoded]:
    if table.raw.rows is None:
        return
    rows = np.unique(np.concatenate([blank, withheld]))
    term = table.whole(coding.column)
    codes = term.codes[np.searchsorted(table.raw.rows, rows)] if len(rows) else np.empty(0, np.int32)
    dataset, _, variable = target.partition(".")
    secret = coding.column in table.form.private
    filled = codes >= 0
    written: dict[str, list[int]] = {}  # blanks around a term make no other one
    for code in np.unique(codes[filled]).tolist():
        written.setdefault(term.values[code].strip(), []).append(code)
    each: list[tuple[str | None, NDArray[np.bool_]]] = [(text, np.isin(codes, same)) for text, same in written.items()]
    for text, chosen in [(None, filled)] if secret else each:
        if chosen.any():
            yield Uncoded(
                dataset,
                variable,
                dictionary,
                table.form.file,
                coding.column,
                text,
                tuple(rows[chosen].tolist()),
                int(np.isin(rows[chosen], withheld).sum()),
                coding.place,
            )


def _names(plan: Plan, where: Whereabouts) -> dict[str, str]:
    """Return what reports call the dictionary of each form: its name, where all its records say the same one."""
    names: dict[str, set[str | None]] = {}
    for item in dictionaries(plan, where):
        names.setdefault(item.form.name, set()).add(item.name if item.shown else None)
    return {
        form: next(iter(said)) or f"dictionary of {form}" if len(said) == 1 else f"dictionary of {form}"
        for form, said in names.items()
    }


def coding_problems(plan: Plan, outcome: Outcome) -> Iterator[Problem]:
    """Yield a note for each term that is not coded, and what is wrong with the versions of dictionaries."""
    for item in uncoded(plan, outcome):
        said = "a private term" if item.term is None else repr(item.term)
        target = f"{item.dataset}.{item.variable}"
        cells = Cells(item.file, item.rows, item.column, item.term)
        gone = f"; {item.withheld:,} records are withheld" if item.withheld else ""
        yield Problem("TRM202", f"{said} has no {target} from the dictionary{gone}", item.place, cells, target)
    used = dictionaries(plan, outcome.whereabouts)
    for one in used:
        if one.name is None or one.version is None:
            message = f"{len(one.rows):,} records of {one.form.file} name no dictionary or no version"
            yield Problem("TRM203", message, one.form.place, Cells(one.form.file, one.rows))
    yield from _mixed(used)


def _mixed(used: list[DictionaryUsed]) -> Iterator[Problem]:
    """Yield a query for each version of a dictionary beside the one that most records name."""
    versions: dict[str, dict[str, int]] = {}
    for item in used:
        if item.name is not None and item.version is not None:
            counts = versions.setdefault(item.name, {})
            counts[item.version] = counts.get(item.version, 0) + len(item.rows)
    for item in used:
        counts = versions.get(item.name or "", {})
        most = max(counts, key=lambda version: (counts[version], version), default=None)
        if item.version is None or item.version == most or item.name is None:
            continue
        block = item.form.block.dictionary
        column = block.version if block is not None and isinstance(block.version, str) else None
        message = f"{item.name} {item.version} stands beside {item.name} {most}"
        told = message if item.shown else "a version of a dictionary stands beside another one"
        value = item.version if item.shown and column is not None else None
        yield Problem("TRM201", told, item.form.place, Cells(item.form.file, item.rows, column, value))
