"""Makes SUPP-- records: one for each value that the standard has no variable for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, constant, recode, stack
from nec_cdisc.dataset.model import Births, Dataset
from nec_cdisc.plan.step import Finish
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.run.frame import texts
from nec_cdisc.run.table import Growing, Positions
from nec_cdisc.run.world import World

#: Where a value comes from when the mapping does not say (SDTMIG 3.4, section 8.4: QORIG).
COLLECTED = "CRF"


@dataclass(frozen=True, slots=True, eq=False)
class Qualifier:
    """A supplemental qualifier: ``value`` has one entry for each record of its dataset."""

    name: str
    label: str
    value: Encoded
    origin: str = COLLECTED
    evaluator: str | None = None


def mapped(step: Finish, dataset: Growing) -> Iterator[Qualifier]:
    """Yield the qualifiers that the mapping gives to a dataset, in its order."""
    for name, call in step.mapping.supplementary.items():
        notes = call.notes
        label, origin = notes.get("label", name), notes.get("origin", COLLECTED)
        yield Qualifier(name, label, _text(dataset.columns[name]), origin, notes.get("evaluator"))


def supplementary(world: World, dataset: Growing, qualifiers: Iterable[Qualifier], order: Positions) -> Dataset | None:
    """Return the qualifiers of a dataset as records, in the order of its records; ``None`` where there is no value."""
    parts: list[dict[str, Encoded]] = []
    records: list[Positions] = []
    for qualifier in qualifiers:
        filled = np.flatnonzero(~qualifier.value.missing()[order])
        if len(filled):
            records.append(filled)
            parts.append(_records(dataset, qualifier, order[filled]))
    if not parts:
        return None
    spec = world.plan.standard.supp(dataset.name)
    record = np.concatenate(records)
    sorting = np.argsort(record, kind="stable")
    columns = {name: texts(stack([part[name] for part in parts]).take(sorting)) for name in spec.variables}
    births = (Births("source", dataset.name, np.arange(len(record)), record[sorting]),)
    return Dataset(spec.name, columns, spec, births=births)


def _records(dataset: Growing, qualifier: Qualifier, rows: Positions) -> dict[str, Encoded]:
    """Return the columns of the records of one qualifier."""
    count = len(rows)
    return {
        **_keys(dataset, rows),
        "QNAM": constant(qualifier.name, count),
        "QLABEL": constant(qualifier.label, count),
        "QVAL": qualifier.value.take(rows),
        "QORIG": constant(qualifier.origin, count),
        "QEVAL": constant(qualifier.evaluator, count),
    }


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
