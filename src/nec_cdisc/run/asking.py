"""Asks conditions of records, and reports the values that a comparison could not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.mapping.condition.evaluate import unreadable
from nec_cdisc.mapping.condition.tree import Condition, to_text
from nec_cdisc.plan.reference import Bound
from nec_cdisc.problem import Place, Problem
from nec_cdisc.run.blame import report
from nec_cdisc.run.table import Growing, Positions
from nec_cdisc.run.world import World


def ask(world: World, dataset: Growing, tree: Condition, bound: Bound, target: str | None = None) -> NDArray[np.bool_]:
    """Return where a condition holds; each value that a comparison cannot read becomes a query (ROW112)."""

    def column(name: str) -> Encoded:
        return world.column(dataset, bound.references[name])

    for name, records, problem in not_compared(tree, column, bound.call.place):
        alone = Bound(bound.call, {"column": (name,)}, {name: bound.references[name]}, "condition")
        named = Problem(problem.code, problem.message, problem.place, target=target)
        report(world, dataset, alone, records, named)
    return world.condition(tree, dataset, bound)


def not_compared(
    tree: Condition, column: Callable[[str], Encoded], place: Place | None
) -> Iterator[tuple[str, Positions, Problem]]:
    """Yield each value that a comparison of a condition cannot read: its column, its records, the problem."""
    for found in unreadable(tree, column):
        read = column(found.column.text)
        texts = [str(value) for value in read.values]
        for value in found.values:
            records = np.flatnonzero(np.isin(read.codes, [code for code, text in enumerate(texts) if text == value]))
            message = f"{value!r} is no {found.kind}, so '{to_text(tree)}' cannot be answered by it"
            yield found.column.text, records, Problem("ROW112", message, place)
