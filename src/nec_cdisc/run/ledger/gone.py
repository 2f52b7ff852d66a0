"""Says why raw rows did not arrive in a dataset on one of the ways that lead there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.run.ledger.fate import UNACCOUNTED, Reason, Reasons, left_out, note, under_code
from nec_cdisc.run.ledger.notes import Dropped, Way
from nec_cdisc.run.table import FormTable, GrownBlock, Positions
from nec_cdisc.run.unmatched import UNMATCHED
from nec_cdisc.run.world import World


class Gone:
    """The rows of a form that did not arrive on a way, and the reasons found for them."""

    def __init__(self, length: int, arrived: Positions) -> None:
        """Begin with all rows but those that arrived."""
        self.rows = np.ones(length, bool)
        self.rows[arrived] = False
        self.open = self.rows.copy()
        self.reasons: Reasons = {}

    def explain(self, reason: Reason, rows: Positions) -> None:
        """Give a reason to those of some rows that did not arrive; a row may have several."""
        rows = rows[self.rows[rows]]
        self.open[rows] = False
        note(self.reasons, reason, np.unique(rows))

    def finally_(self, reason: Reason, among: NDArray[np.bool_] | None = None) -> None:
        """Give a reason to all rows (or to some) that have none yet."""
        self.explain(reason, np.flatnonzero(self.open if among is None else self.open & among))


def gone_from_block(world: World, dataset: str, number: int, block: GrownBlock, arrived: Positions) -> Reasons:
    """Return the rows of a block's form that stand behind no finished record of the block, and why."""
    gone = Gone(len(block.form), arrived)
    if gone.open.any():
        for dropped in _dropped(world, dataset, number):
            gone.explain(dropped.reason, dropped.rows)
        tests = world.plan.study.datasets[dataset].blocks[number].tests
        if tests is not None:
            done = [_done(world, dataset, number, block, test) for test in tests]
            gone.explain(_without_result(world, dataset, number), np.flatnonzero(~np.any(done, axis=0)))
        gone.finally_(UNACCOUNTED)
    return gone.reasons


def gone_from_test(
    world: World, dataset: str, number: int, block: GrownBlock, test: str, arrived: Positions
) -> Reasons:
    """Return the rows of a block's form that stand behind no finished record of a test, and why."""
    gone = Gone(len(block.form), arrived)
    if gone.open.any():
        for dropped in _dropped(world, dataset, number):
            rows = dropped.rows
            if dropped.tests is not None:
                rows = rows[dropped.tests.codes == dropped.tests.values.index(test)]
            gone.explain(dropped.reason, rows)
        not_done = ~_done(world, dataset, number, block, test)
        gone.explain(_without_result(world, dataset, number), np.flatnonzero(not_done))
        gone.finally_(UNACCOUNTED)
    return gone.reasons


def gone_from_look_up(world: World, way: Way, table: FormTable, arrived: Positions) -> Reasons:
    """Return the rows of a form that a look-up gave to no finished record, and why."""
    dataset, number, name = way
    alias = name or ""
    gone = Gone(len(table), arrived)
    gone.explain(under_code("ROW103"), world.notes.unclear.get(way, np.empty(0, np.int64)))
    for dropped in _dropped(world, dataset, number):
        if alias in dropped.joined:
            gone.explain(_only_for(dropped.reason), dropped.joined[alias])
    found = np.zeros(len(table), bool)
    found[world.notes.found.get(way, np.empty(0, np.int64))] = True
    gone.finally_(left_out(UNMATCHED, last=True), ~found)
    gone.finally_(UNACCOUNTED)
    return gone.reasons


def _only_for(reason: Reason) -> Reason:
    """Return why a row of a table is gone that was looked up for records that are gone themselves."""
    return Reason(reason.fate, f"looked up for records that did not arrive: {reason.detail}")


def _dropped(world: World, dataset: str, number: int) -> list[Dropped]:
    return [item for item in world.notes.dropped if item.dataset == dataset and item.block == number]


def _done(world: World, dataset: str, number: int, block: GrownBlock, test: str) -> NDArray[np.bool_]:
    """Return the rows of a form in which a test has a result."""
    mapping = world.plan.study.datasets[dataset].blocks[number]
    column = (mapping.tests or {})[test].get(mapping.deciding)
    always = mapping.deciding in mapping.constants.get(test, {})
    return np.full(len(block.form), always) if column is None else block.form.filled(column)


def _without_result(world: World, dataset: str, number: int) -> Reason:
    deciding = world.plan.study.datasets[dataset].blocks[number].deciding
    return left_out(f"test without {deciding}, not in {dataset}")
