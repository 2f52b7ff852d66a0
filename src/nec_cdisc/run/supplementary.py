"""Makes SUPP-- records: one for each value that the standard has no variable for."""

from __future__ import annotations

import numpy as np
import pandas as pd

from nec_cdisc.dataset.encoded import Encoded, constant, recode, stack
from nec_cdisc.dataset.model import Births, Dataset, categorical
from nec_cdisc.plan.step import Finish
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.run.frame import texts
from nec_cdisc.run.table import Growing, Positions
from nec_cdisc.run.world import World

#: Where a value comes from when the mapping does not say (SDTMIG 3.4, section 8.4: QORIG).
COLLECTED = "CRF"


def supplementary(world: World, step: Finish, dataset: Growing, order: Positions) -> Dataset | None:
    """Return the supplementary qualifiers of a dataset, in the order of its records; ``None`` where it has none."""
    calls = step.mapping.supplementary
    if not calls:
        return None
    parts: list[dict[str, Encoded]] = []
    records: list[Positions] = []
    for name, call in calls.items():
        value = dataset.columns[name].take(order)
        filled = np.flatnonzero(~value.missing())
        if not len(filled):
            continue
        records.append(filled)
        parts.append(
            {
                **_keys(dataset, order[filled]),
                "QNAM": constant(name, len(filled)),
                "QLABEL": constant(call.notes.get("label", name), len(filled)),
                "QVAL": _text(value.take(filled)),
                "QORIG": constant(call.notes.get("origin", COLLECTED), len(filled)),
                "QEVAL": constant(call.notes.get("evaluator"), len(filled)),
            }
        )
    if not parts:
        return None
    spec = world.plan.standard.supp(dataset.name)
    record = np.concatenate(records)
    sorting = np.argsort(record, kind="stable")
    columns = {name: stack([part[name] for part in parts]).take(sorting) for name in spec.variables}
    frame = pd.DataFrame({name: categorical(texts(column)) for name, column in columns.items()}, copy=False)
    births = (Births("source", dataset.name, np.arange(len(record)), record[sorting]),)
    return Dataset(spec.name, frame, spec, births=births)


def _keys(dataset: Growing, rows: Positions) -> dict[str, Encoded]:
    """Return the columns that tie a qualifier to its record: by sequence number, for DM by subject alone."""
    sequence = dataset.columns.get(f"{dataset.name[:2]}SEQ")
    count = len(rows)
    return {
        "STUDYID": dataset.columns["STUDYID"].take(rows),
        "RDOMAIN": constant(dataset.name, count),
        "USUBJID": dataset.columns["USUBJID"].take(rows),
        "IDVAR": constant(None if sequence is None else f"{dataset.name[:2]}SEQ", count),
        "IDVARVAL": constant(None, count) if sequence is None else _text(sequence.take(rows)),
    }


def _text(column: Encoded) -> Encoded:
    return recode(column, [value_text(value) for value in column.values])
