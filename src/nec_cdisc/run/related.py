"""Makes RELREC of the relations between finished datasets, and reports relations that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, constant, recode, stack
from nec_cdisc.dataset.model import Births, Dataset
from nec_cdisc.lineage.layout import WORKING
from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.mapping.study import Relation
from nec_cdisc.plan.relations import RELREC
from nec_cdisc.plan.step import Relate
from nec_cdisc.problem import Problem
from nec_cdisc.run.frame import texts
from nec_cdisc.run.identified import LOST, SEVERAL, Identified, found, repeated, text_column
from nec_cdisc.run.source_cells import source_cells
from nec_cdisc.run.table import Positions
from nec_cdisc.run.withheld_names import withheld_names
from nec_cdisc.run.world import Workings, World

#: What RELTYPE says of the two ends of related datasets.
ONE, MANY = "ONE", "MANY"


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Records of RELREC: columns, the rows of ``table`` that they name (none of related datasets), and their order.

    ``rank`` are numbers: relation, record that is named, side, record.
    """

    table: str
    columns: Mapping[str, Encoded]
    rows: Positions
    rank: NDArray[np.int64]


def relate(
    world: World,
    step: Relate,
    datasets: Mapping[str, Dataset],
    made: Mapping[str, Workings],
    left_out: Collection[LeftOut],
) -> tuple[Dataset | None, list[Problem]]:
    """Return RELREC of finished datasets, ``None`` where nothing is related, and relations that lead nowhere.

    ``made`` is what the records were made with; what a record names another by is among it. ``left_out`` are the raw
    records that no dataset has.
    """
    problems: list[Problem] = []
    parts: list[_Part] = []
    for number, relation in enumerate(step.relations):
        mine, other = (datasets.get(table) for table, _ in (relation.mine, relation.other))
        if mine is None or other is None or not len(mine) or not len(other):
            continue
        ends = _Ends(world, number, relation, mine, other, made, left_out)
        parts += ends.records(problems.append) if relation.by_record else ends.datasets(problems.append)
    return (_joined(world, parts) if parts else None), problems


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """The two datasets of a relation."""

    world: World
    number: int
    relation: Relation
    mine: Dataset
    other: Dataset
    made: Mapping[str, Workings]
    left_out: Collection[LeftOut]

    def datasets(self, report: Callable[[Problem], None]) -> Iterator[_Part]:
        """Yield the two records of related datasets; an identifier of the one end that several records have is told."""
        for side, (end, dataset) in enumerate(((self.relation.mine, self.mine), (self.relation.other, self.other))):
            table, variable = end
            is_one = end == self.relation.one
            if is_one:
                self._tell_repeated(report, end, dataset)
            studies = dataset.column("STUDYID")
            columns = {
                "STUDYID": studies.part(0, 1),
                "RDOMAIN": constant(table, 1),
                "IDVAR": constant(variable, 1),
                "RELTYPE": constant(ONE if is_one else MANY, 1),
                "RELID": constant(self.relation.name, 1),
            }
            yield _Part(table, columns, np.empty(0, np.int64), np.array([[self.number, 0, side, 0]]))

    def records(self, report: Callable[[Problem], None]) -> Iterator[_Part]:
        """Yield both ends of the relations of single records; those that lead nowhere are told."""
        table, name = self.relation.mine
        naming = Identified(self.mine, _texts(self.made.get(table, {}).get(f"{WORKING}{name}"), self.mine))
        rows = found(naming, Identified.by_variable(self.other, self.relation.other[1]))
        lost = np.flatnonzero(rows == LOST)
        withheld = self._withheld(naming, lost)
        self._tell_lost(report, "ROW115", "no record", lost[~withheld])
        self._tell_lost(report, "ROW119", "a withheld record", lost[withheld])
        self._tell_lost(report, "ROW116", "several records", np.flatnonzero(rows == SEVERAL))
        here = np.flatnonzero(rows >= 0).astype(np.int64)
        if not len(here):
            return
        named = np.unique(rows[here])
        numbers = text_column(self.other, _sequence(self.other))
        yield self._part(self.other, named, numbers.take(named), named, 0)
        yield self._part(self.mine, here, numbers.take(rows[here]), rows[here], 1)

    def _withheld(self, naming: Identified, lost: Positions) -> NDArray[np.bool_]:
        """Return which of the records that name one which is not there name one that was withheld."""
        names = set(withheld_names(self.world, self.relation.other, self.left_out)) if len(lost) else set()
        pairs = zip(naming.subject.take(lost).to_list(), naming.identifier.take(lost).to_list(), strict=True)
        return np.array([pair in names for pair in pairs], np.bool_)

    def _part(self, dataset: Dataset, rows: Positions, number: Encoded, named: Positions, side: int) -> _Part:
        count, variable = len(rows), _sequence(dataset)
        columns = {
            "STUDYID": dataset.column("STUDYID").take(rows),
            "RDOMAIN": constant(dataset.name, count),
            "USUBJID": dataset.column("USUBJID").take(rows),
            "IDVAR": constant(variable, count),
            "IDVARVAL": text_column(dataset, variable).take(rows),
            "RELID": recode(number, [f"{self.relation.name}-{text}" for text in number.values]),
        }
        rank = np.column_stack([np.full(count, self.number), named, np.full(count, side), rows])
        return _Part(dataset.name, columns, rows, rank)

    def _tell_repeated(self, report: Callable[[Problem], None], end: tuple[str, str], dataset: Dataset) -> None:
        """Report records that share an identifier which the relation takes for that of one record."""
        records = repeated(Identified.by_variable(dataset, end[1]))
        for cells in source_cells(self.world, dataset, ".".join(end), records):
            message = f"several records of a subject have the same {end[1]} in {end[0]}; {self.relation.name} wants one"
            report(Problem("ROW116", message, self.relation.place, cells, target=".".join(end)))

    def _tell_lost(self, report: Callable[[Problem], None], code: str, how_many: str, records: Positions) -> None:
        """Report records whose name for another record leads nowhere."""
        table, name = self.relation.other
        for cells in source_cells(self.world, self.mine, ".".join(self.relation.mine), records):
            message = f"the subject has {how_many} in {table} with this {name}"
            report(Problem(code, message, self.relation.place, cells, target=".".join(self.relation.mine)))


def _joined(world: World, parts: Sequence[_Part]) -> Dataset:
    """Return the parts as one dataset: relations of datasets first, then subject by subject."""
    spec = world.plan.standard.datasets[RELREC]
    lengths = [len(part.rank) for part in parts]
    nothing = [constant(None, length) for length in lengths]
    columns = {
        name: stack([part.columns.get(name, empty) for part, empty in zip(parts, nothing, strict=True)])
        for name in spec.variables
    }
    subject = columns["USUBJID"]
    ranks = np.where(subject.missing(), -1, subject.ranks())
    order = np.lexsort([*np.concatenate([part.rank for part in parts]).T[::-1], ranks])
    sorted_columns = {name: texts(column.take(order)) for name, column in columns.items()}
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    births: dict[str, list[tuple[Positions, Positions]]] = {}
    for part, first in zip(parts, np.cumsum([0, *lengths[:-1]]).tolist(), strict=True):
        if len(part.rows):
            births.setdefault(part.table, []).append((place[first : first + len(part.rows)], part.rows))
    return Dataset(
        RELREC, sorted_columns, spec, births=tuple(_births(table, several) for table, several in births.items())
    )


def _births(table: str, several: Sequence[tuple[Positions, Positions]]) -> Births:
    records, rows = (np.concatenate(parts) for parts in zip(*several, strict=True))
    order = np.argsort(records, kind="stable")
    return Births("source", table, records[order], rows[order])


def _texts(column: Encoded | None, dataset: Dataset) -> Encoded:
    return constant(None, len(dataset)) if column is None else texts(column)


def _sequence(dataset: Dataset) -> str:
    return f"{dataset.name[:2]}SEQ"
