"""Carries out value verbs: once per distinct combination of what they read, then gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded, combine, recode, stack
from nec_cdisc.mapping.signature import Parameter, Source
from nec_cdisc.mapping.study import SUBJECT, SourceMapping
from nec_cdisc.plan.handed import OF_SOURCE, handed_in
from nec_cdisc.plan.reference import Bound, Kind
from nec_cdisc.plugin.verb import Refused, answered_at_once
from nec_cdisc.problem import Problem
from nec_cdisc.rules.exact_number import canonical
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.run.asking import ask
from nec_cdisc.run.blame import members, raw_origin, report_all
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions, empty, truth
from nec_cdisc.run.world import World


def derive_value(world: World, dataset: Growing, bound: Bound, within: NDArray[np.bool_] | None = None) -> Encoded:
    """Return the column that a value verb gives, and report what it refuses (``within`` these records alone)."""
    arguments = [_argument(world, dataset, bound, item) for item in bound.call.signature.columns]
    handed = [item.type for item in bound.call.signature.parameters if item.source is Source.HANDED]
    if not len(dataset):
        return empty(0)
    sources = [source_of(world, dataset, bound, position) for position in range(len(dataset.blocks))]
    if any(kind in OF_SOURCE for kind in handed) and len({source.name for source in sources}) > 1:
        parts = [
            _apply(world, dataset, bound, source, _sliced(arguments, *bounds), bounds, within)
            for source, bounds in zip(sources, dataset.bounds(), strict=True)
        ]
        return stack(parts)
    return _apply(world, dataset, bound, sources[0], arguments, (0, len(dataset)), within)


def source_of(world: World, dataset: Growing, bound: Bound, position: int) -> SourceMapping:
    """Return the source whose conventions hold for what a call goes back to: of a look-up, the table's own."""
    block = dataset.blocks[position]
    origin = raw_origin(world, dataset.name, bound, position)
    if origin is not None and origin.kind is Kind.LOOKED_UP:
        table, _ = block.joined[origin.table]
        if isinstance(table, FormTable):
            return table.form.source
    return block.form.form.source


def identify(world: World, table: FormTable) -> Encoded | None:
    """Return the subject of each record of a form; ``None`` where the form does not say whose its records are."""
    bound = world.plan.form_subjects.get(table.form.name)
    if bound is None:
        return None
    block = GrownBlock(table, np.arange(len(table), dtype=np.int64))
    alone = Growing("", [block])
    for name, other in world.plan.form_identifiers[table.form.name].items():
        alone.columns[name] = block.sets[name] = derive_value(world, alone, other)
    return derive_value(world, alone, bound)


def handed(world: World, bound: Bound, source: SourceMapping) -> dict[str, Any]:
    """Return what a verb is handed besides columns."""
    return handed_in(world.plan.study, world.plan.standard, bound.call, source)


#: One argument: its parameter and the columns it reads (several where the parameter is a list).
Argument = tuple[Parameter, list[Encoded]]


def _argument(world: World, dataset: Growing, bound: Bound, item: Parameter) -> Argument:
    if item.kind == "condition":
        tree = bound.call.arguments[item.name]
        return item, [truth(ask(world, dataset, tree, bound, f"{dataset.name}.{bound.call.target}"))]
    return item, [world.column(dataset, bound.references[name]) for name in bound.columns[item.name]]


def _sliced(arguments: Sequence[Argument], first: int, last: int) -> list[Argument]:
    return [(item, [column.part(first, last) for column in columns]) for item, columns in arguments]


def _apply(
    world: World,
    dataset: Growing,
    bound: Bound,
    source: SourceMapping,
    arguments: Sequence[Argument],
    bounds: tuple[int, int],
    within: NDArray[np.bool_] | None,
) -> Encoded:
    """Carry out a verb for the records within bounds; one that reads no column has one answer for all of them."""
    function = partial(bound.call.signature.function, **handed(world, bound, source))
    columns = [column for _, several in arguments for column in several]
    first, last = bounds
    inverse, parts = combine(columns) if columns else (np.zeros(last - first, np.int32), [])
    refusals: dict[int, Refused] = {}
    many = answered_at_once(bound.call.signature.function)
    if many is None:
        given = answers(function, arguments, values_of(columns, parts) if columns else [()], refusals)
    else:
        distinct = [Encoded(codes, column.values) for codes, column in zip(parts, columns, strict=True)]
        given = many(*distinct, **function.keywords)
    # equal numbers are one value of a column: were it written as typed, the first record would decide for all
    if Decimal in set(map(type, given)):
        given = [canonical(answer) if isinstance(answer, Decimal) else answer for answer in given]
    if bound.call.target == SUBJECT:  # a number that names a subject is a text, in forms as in finished datasets
        given = [None if answer is None else value_text(answer) for answer in given]
    found: dict[str | None, list[tuple[Positions, Problem]]] = {}
    target = f"{dataset.name}.{bound.call.target}"
    for inside, refusal in _refused(inverse, refusals):
        records = inside + first
        records = records if within is None else records[within[records]]
        problem = Problem(refusal.code, refusal.message, bound.call.place, target=target)
        found.setdefault(refusal.argument, []).append((records, problem))
    for argument, several in found.items():
        report_all(world, dataset, bound, several, argument)
    return recode(Encoded(inverse, given), given)


def values_of(columns: Sequence[Encoded], parts: Sequence[Any]) -> Iterable[tuple[Any, ...]]:
    """Return the values of each distinct combination."""
    tables = [[*column.values, None] for column in columns]
    lists = [[table[code] for code in codes.tolist()] for table, codes in zip(tables, parts, strict=True)]
    return zip(*lists, strict=True)


def answers(
    function: Callable[..., Any],
    arguments: Sequence[Argument],
    combinations: Iterable[tuple[Any, ...]],
    refusals: dict[int, Refused],
) -> list[Any]:
    """Return the answer of a verb for each combination; what it refuses is kept by the number of the combination."""
    required = needed(arguments)
    all_needed = len(required) == sum(len(several) for _, several in arguments)
    called = _called(function, arguments)
    found: list[Any] = []
    for values in combinations:
        if None in values and (all_needed or any(values[at] is None for at in required)):
            found.append(None)
            continue
        try:
            found.append(called(*values))
        except Refused as refusal:
            refusals[len(found)] = refusal
            found.append(refusal.answer)
    return found


def needed(arguments: Sequence[Argument]) -> list[int]:
    """Return the positions of values without which the verb is not called."""
    positions: list[int] = []
    at = 0
    for item, several in arguments:
        if not item.optional:
            positions += range(at, at + len(several))
        at += len(several)
    return positions


def _called(function: Callable[..., Any], arguments: Sequence[Argument]) -> Callable[..., Any]:
    """Return a verb as a function of one value per column: lists are gathered again, and without a column is missing.

    Columns come first in every signature, so that values may be given by position.
    """
    single = len(list(takewhile(lambda argument: not argument[0].many and len(argument[1]) == 1, arguments)))
    if not any(several for _, several in arguments[single:]):
        lacking = [item for item, _ in arguments[single:] if item.many or item.optional]
        return partial(function, **{item.name: [] if item.many else None for item in lacking})
    if single == len(arguments) - 1 and arguments[-1][0].many:
        return lambda *values: function(*values[:single], list(values[single:]))
    ends = np.cumsum([0, *(len(several) for _, several in arguments)]).tolist()
    places = [
        (item.name, slice(first, last) if item.many else first if last > first else None)
        for (item, _), first, last in zip(arguments, ends[:-1], ends[1:], strict=True)
        if item.many or last > first or item.optional
    ]

    def called(*values: Any) -> Any:
        return function(**{name: _at(values, place) for name, place in places})

    return called


def _at(values: tuple[Any, ...], place: slice | int | None) -> Any:
    if place is None:
        return None
    return list(values[place]) if isinstance(place, slice) else values[place]


def _refused(inverse: Codes, refusals: Mapping[int, Refused]) -> Iterator[tuple[Positions, Refused]]:
    """Yield the records of each refused combination, in one sorting for all."""
    if refusals and len(inverse):
        records = [inside for _, inside in members(inverse, int(inverse.max()) + 1)]
        yield from ((records[position], refusal) for position, refusal in refusals.items())
