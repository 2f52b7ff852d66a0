"""Says which steps must come before a call, for each thing that it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.reference import Bound, Kind, Reference


def late_step(dataset: str) -> str:
    """Return the step that withholds records without a value that comes of all records of the subject."""
    return f"withhold {dataset} late"


class Needs:
    """The needs of the calls of a study; ``looked_into`` are the forms whose records are found by their subject.

    ``late`` are, by dataset, the required variables that are there only when records were withheld.
    """

    def __init__(self, study: StudyMapping, late: Mapping[str, tuple[str, ...]]) -> None:
        """Prepare for the mappings of a study."""
        self.study = study
        self.late = late
        self.looked_into: dict[str, None] = {}

    def of_rows(self, form: str) -> str:
        """Return the step that must come before records are made of those of a form."""
        mapping = self.study.forms.get(form)
        return f"finish {form}" if mapping is not None and mapping.made else f"read {form}"

    def of_call(self, dataset: str, bound: Bound) -> list[str]:
        """Return the steps that must come before a call of a dataset."""
        needs = []
        for reference in bound.all():
            if reference.kind is Kind.TARGET:
                needs.append(f"{dataset}.{reference.name}")
            elif reference.kind is Kind.DATASET:
                needs += [f"{dataset}.USUBJID", *self.of_table(reference.table, [reference.name])]
            elif reference.kind is Kind.LOOKED_UP:
                needs += self._of_alias(dataset, reference)
        return needs

    def of_table(self, table: str, columns: Iterable[str]) -> list[str]:
        """Return the steps that must come before columns of a form or dataset are read."""
        if table in self.study.datasets:
            read = list(columns)
            late = [late_step(table)] if set(read) & set(self.late.get(table, ())) else []
            return [f"withhold {table}", *late, f"{table}.USUBJID", *(f"{table}.{column}" for column in read)]
        self.looked_into[table] = None
        return [f"read {table}"]

    def _of_alias(self, dataset: str, reference: Reference) -> list[str]:
        tables = {
            block.look_ups[reference.table].table
            for block in self.study.datasets[dataset].blocks
            if reference.table in block.look_ups
        }
        return [need for table in sorted(tables) for need in self.of_table(table, [reference.name])]
