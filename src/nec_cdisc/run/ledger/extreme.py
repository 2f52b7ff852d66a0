"""Notes of a variable that was chosen among the rows of a form which row won, and which ones lost."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.model import Births
from nec_cdisc.plan.reference import Bound, Kind
from nec_cdisc.run.ledger.fate import left_out
from nec_cdisc.run.ledger.gone import Gone
from nec_cdisc.run.ledger.notes import Way
from nec_cdisc.run.table import FormTable, Growing, Positions
from nec_cdisc.run.unmatched import UNMATCHED
from nec_cdisc.run.world import World


def note_extreme(world: World, dataset: Growing, bound: Bound, has: NDArray[np.bool_]) -> None:
    """Note the rows of a form that gave a variable its value; ``has`` says which records have one."""
    table = world.forms[bound.elsewhere or ""]
    variable = f"{dataset.name}.{bound.call.target}"
    way: Way = (dataset.name, 0, variable)
    won = _rows(table, dataset.births, "winner", bound.call.target, has)
    notes = world.notes.of(table)
    notes.alive[won] = True
    mapped = np.zeros(len(table), bool)
    mapped[won] = True
    gone = Gone(len(table), won)
    lost = _rows(table, dataset.births, "loser", bound.call.target, None)
    gone.explain(left_out(f"{variable}: {bound.call.verb} chose another record"), lost)
    found = np.zeros(len(table), bool) if table.found is None else table.found
    gone.finally_(left_out(f"{variable}: {bound.call.verb} has no use for it", last=True), found)
    gone.finally_(left_out(UNMATCHED, last=True))
    notes.gone[way] = gone.reasons
    for item in bound.call.signature.columns:
        for name in bound.columns[item.name]:
            for reference in bound.references.get(name, ()):
                if reference.kind is Kind.DATASET and reference.table == table.form.name:
                    notes.map(reference.name, variable, mapped)
                    notes.ways.setdefault(reference.name, {})[way] = None


def _rows(table: FormTable, births: list[Births], role: str, target: str, has: NDArray[np.bool_] | None) -> Positions:
    """Return the rows of a form that took part in a variable in a role, of records that have a value."""
    numbers = table.record_numbers(np.arange(len(table)))
    found = [np.empty(0, np.int64)]
    for birth in births:
        if birth.role == role and birth.target == target and birth.table == table.form.file:
            rows = birth.rows if has is None else birth.rows[has[birth.records]]
            found.append(np.searchsorted(numbers, rows).astype(np.int64))
    return np.unique(np.concatenate(found))
