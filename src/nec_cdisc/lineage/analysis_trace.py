"""Traces a value of analysis: through analysis datasets to the records of SDTM, and on to the raw cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nec_cdisc.lineage.layout import FIRST_ROW
from nec_cdisc.lineage.stored import Birth, Stored
from nec_cdisc.lineage.tabulation import Tabulation
from nec_cdisc.lineage.trace import Step, Tracer

PARAMETER = "PARAMCD"


class AnalysisTracer(Tracer):
    """Traces values of a set of analysis datasets; ``ends`` says why the way ended at records of SDTM, where it did."""

    def __init__(self, stored: Stored, tabulation: Tabulation) -> None:
        """Prepare for a set, and for the datasets of SDTM that it was made of."""
        super().__init__(stored)
        self._tabulation = tabulation
        self.ends: dict[str, None] = {}

    def value(self, dataset: str, record: int, name: str, role: str = "reads") -> Step:
        """Return the step that gave a variable of a record of analysis."""
        step = super().value(dataset, record, name, role)
        file = self.stored.file(dataset)
        if file is not None and name in self.stored.names(dataset):
            step.where = f"{file} record {record + 1}"
        return step

    def raw(self, form: str, row: int, column: str, role: str = "at") -> Step:
        """Return the step of a value of SDTM; the way goes on behind it where lineage of SDTM knows the record."""
        value = self.stored.cell(form, row, column)
        record, check = row - FIRST_ROW, self.stored.form_check(form, row)
        role = "reads" if role == "at" else role
        step = self._tabulation.step(form, record, check, (column, value), role)
        if isinstance(step, str):
            self.ends[step] = None
            step = Step(f"{form}.{column}{self._which_of_sdtm(form, row)}", value, role)
        step.where = f"{self.stored.files[form]} record {record + 1}"
        return step

    def _at(self, form: str, row: int, column: str) -> str:
        return f"{form}.{column}{self._which_of_sdtm(form, row)}"

    def _which_of_sdtm(self, form: str, row: int) -> str:
        sequence = f"{form[:2]}SEQ"
        number = self.stored.cell(form, row, sequence) if sequence in self.stored.columns(form) else None
        return "" if number is None else f" of {sequence} {number}"

    def _which(self, dataset: str, record: int) -> str:
        """Return what tells a record apart: its parameter, and its number where it has one."""
        said = []
        if PARAMETER in self.stored.names(dataset):
            said.append(f"{PARAMETER} {self.stored.value(dataset, record, PARAMETER)}")
        sequence = self.stored.sequence(dataset)
        if sequence is not None:
            said.append(f"{sequence} {self.stored.value(dataset, record, sequence)}")
        elif self.stored.is_step(dataset):
            said.append(f"record {record + 1}")
        return f" of {', '.join(said)}" if said else ""

    def _role(self, dataset: str, record: int, block: int, name: str) -> Iterator[Step]:
        """Yield what a row rule says of a record: of a time to an event what ended it, and what its start is."""
        rules = self.stored.rules[dataset]["blocks"][block]
        if not rules["endpoints"]:
            yield from super()._role(dataset, record, block, name)
            return
        won = [item for item in self.stored.births(dataset, record) if (item.role, item.block) == ("joined", block)]
        won = [item for item in won if (item.target or "").partition(" ")[0] in rules["endpoints"]]
        parameter = (won[0].target or "").partition(" ")[0] if won else None
        if parameter is None:
            return
        endpoint = rules["endpoints"][parameter]
        if name == "start":
            for row in self._source(dataset, record):
                yield self._cell(rules["form"], row, endpoint["start"].rpartition(".")[2])
            return
        if name in {"parameter", "parameter_label"}:
            step = Step(f"{name} of {parameter}", endpoint["label"] if name == "parameter_label" else parameter)
            step.rule, step.line = "time_to_event", endpoint["line"]
            yield step
            return
        for item in won:
            yield self._source_of_time(dataset, record, item, endpoint["sources"])

    def _source_of_time(self, dataset: str, record: int, born: Birth, sources: dict[str, Any]) -> Step:
        """Return what a source had a say by: its date, and what was read of its record."""
        name = (born.target or "").partition(" ")[2]
        source, table = sources[name], sources[name]["table"]
        date, *others = dict.fromkeys(column.removeprefix(f"{table}.") for column in source["reads"])
        value = self._plain(table, born.row, date, "reads").value
        step = Step(name, value, _ROLES[name.partition(" ")[0]], source["text"], source["line"])
        step.told = (dataset, record, str(born.target)) in self._told
        if not step.told:
            self._told.add((dataset, record, str(born.target)))
            step.reads += [self._cell(table, born.row, column) for column in (date, *others)]
        return step


#: How the sources of a time to an event decide.
_ROLES = {"event": "won", "censor": "won", "end": "used", "cut": "lost"}
