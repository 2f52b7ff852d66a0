"""Says why a line of the mapping gives no value for a record although a raw cell may have one.

The verb is asked once more for the records without a value. So a value that got lost on the way is found: the verb
still has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.mapping.condition.tree import Condition, to_text
from nec_cdisc.plan.reference import Bound
from nec_cdisc.plugin.verb import Refused, Shape
from nec_cdisc.run.characters import NO_REPLACEMENT, refused_letters
from nec_cdisc.run.ledger.fate import UNACCOUNTED, Reason, left_out, under_code
from nec_cdisc.run.ledger.follow import reads_cells
from nec_cdisc.run.table import Growing, Positions, truth
from nec_cdisc.run.value import Argument, answers, handed, needed, source_of, values_of
from nec_cdisc.run.world import World


def silence(
    world: World, dataset: Growing, bound: Bound, column: Encoded, set_name: str | None = None
) -> Encoded | None:
    """Return the reason of each record without a value (missing where there is nothing to say), ``None`` without any.

    ``set_name`` is the name where a row block sets it. Lines that make no value of a raw cell have nothing to say.
    """
    missing = column.missing()
    if bound.call.signature.shape.looks_elsewhere or not missing.any():
        return None
    if not reads_cells(world.plan, dataset.name, bound, len(dataset.blocks)):
        return None
    asked = _Asked(world, dataset, bound, f"{dataset.name}.{bound.call.target}" if set_name is None else set_name)
    return asked.reasons(missing)


class _Asked:
    """A line that is asked why it gave nothing."""

    def __init__(self, world: World, dataset: Growing, bound: Bound, called: str) -> None:
        self.world, self.dataset, self.bound = world, dataset, bound
        self.verb = f"{called}: {bound.call.verb}"
        self.called = called
        self.found: dict[Reason, int] = {}
        self.codes = np.full(len(dataset), -1, np.int32)

    def reasons(self, missing: NDArray[np.bool_]) -> Encoded:
        """Return the reason of each record that has none yet and no value."""
        call = self.bound.call
        bounded = ((call.only_when, False, "only when"), (call.blank_when, True, "blank when"))
        for tree, holds, words in bounded:
            missing = missing if tree is None else self._bounded(missing, tree, words, holds=holds)
        if call.signature.shape is Shape.SUBJECT:
            self._note(left_out(f"{self.verb} gives nothing for it"), np.flatnonzero(missing))
        else:
            read = self._arguments()
            for position, (first, last) in enumerate(self.dataset.bounds()):
                self._ask(read, position, np.flatnonzero(missing[first:last]) + first)
        return Encoded(self.codes, list(self.found))

    def _bounded(self, missing: NDArray[np.bool_], tree: Condition, words: str, *, holds: bool) -> NDArray[np.bool_]:
        """Note the records that a condition of the line excludes; return the others."""
        excluded = missing & (self.world.condition(tree, self.dataset, self.bound) == holds)
        self._note(left_out(f"{self.called}: {words} {to_text(tree)}"), np.flatnonzero(excluded))
        others: NDArray[np.bool_] = missing & ~excluded
        return others

    def _ask(self, read: Sequence[Argument], position: int, records: Positions) -> None:
        """Ask the verb for records of one block, once for each distinct combination of what it reads."""
        arguments = [(item, [column.take(records) for column in columns]) for item, columns in read]
        columns = [column for _, several in arguments for column in several]
        if not columns or not len(records):
            return
        source = source_of(self.world, self.dataset, self.bound, position)
        function = partial(self.bound.call.signature.function, **handed(self.world, self.bound, source))
        inverse, parts = combine(columns)
        combinations = list(values_of(columns, parts))
        refusals: dict[int, Refused] = {}
        given = answers(function, arguments, combinations, refusals)
        wanted = needed(arguments)
        said = [
            None if all(value is None for value in values) else self._said(values, wanted, answer, refusals.get(number))
            for number, (values, answer) in enumerate(zip(combinations, given, strict=True))
        ]
        numbers = np.array([-1 if reason is None else self._number(reason) for reason in said], np.int32)
        self.codes[records] = numbers[inverse]

    def _arguments(self) -> list[Argument]:
        world, dataset, bound = self.world, self.dataset, self.bound
        found: list[Argument] = []
        for item in bound.call.signature.columns:
            if item.kind == "condition":
                found.append((item, [truth(world.condition(bound.call.arguments[item.name], dataset, bound))]))
            else:
                names = bound.columns[item.name]
                found.append((item, [world.column(dataset, bound.references[name]) for name in names]))
        return found

    def _said(self, values: tuple[object, ...], wanted: list[int], answer: object, refusal: Refused | None) -> Reason:
        if answer is not None:
            table = self.world.plan.standard.transliteration
            unknown = isinstance(answer, str) and refused_letters(answer, table)
            return under_code(NO_REPLACEMENT) if unknown else UNACCOUNTED
        if refusal is not None:
            return under_code(refusal.code)
        if any(values[at] is None for at in wanted):
            return left_out(f"{self.verb} lacks another value", last=True)
        return left_out(f"{self.verb} gives nothing for it")

    def _note(self, reason: Reason, records: Positions) -> None:
        if len(records):
            self.codes[records] = self._number(reason)

    def _number(self, reason: Reason) -> int:
        return self.found.setdefault(reason, len(self.found))
