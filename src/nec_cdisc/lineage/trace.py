"""Traces a value of a dataset back to the raw cells: each step with its rule, its mapping line and what it read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from nec_cdisc.lineage.layout import ANSWER, COLUMN, PRIVATE, SET
from nec_cdisc.lineage.stored import Birth, Stored
from nec_cdisc.plan.reference import Kind
from nec_cdisc.plugin.verb import Shape

#: A long comment goes on in variables of this name and a number: one line of the mapping gives them all.
COMMENT = "COVAL"


@dataclass(slots=True)
class Step:
    """One step of the way: what it is, its value, how it came about, and what it was made of.

    ``role`` says how the step above uses it: ``reads``, ``won`` or ``lost`` (rows that an extreme chose among),
    ``used`` (rows that a summary rests on), ``at`` for the raw cell itself. ``line`` is the mapping line; ``notes`` are
    corrections, problems and the like. ``told`` marks a step that was told before, with all that it is made of.
    ``where`` is the file and the number of the record in it, from 1, where a step says so.
    """

    what: str
    value: str | None
    role: str = "reads"
    rule: str | None = None
    line: str | None = None
    notes: list[str] = field(default_factory=list)
    reads: list[Step] = field(default_factory=list)
    told: bool = False
    where: str | None = None

    def data(self) -> dict[str, Any]:
        """Return the step and all below it as plain data, for JSON."""
        names = ("what", "value", "role", "rule", "line", "notes", "told", "where")
        return {**{name: getattr(self, name) for name in names}, "reads": [step.data() for step in self.reads]}


class Tracer:
    """Traces values of one published set."""

    def __init__(self, stored: Stored) -> None:
        """Prepare for a set."""
        self.stored = stored
        self._told: set[tuple[str, int, str]] = set()

    def value(self, dataset: str, record: int, name: str, role: str = "reads") -> Step:
        """Return the step that gave a variable, or a supplemental qualifier, of a record."""
        rules = self.stored.rules[dataset]["variables"]
        rule = rules.get(name) or (rules.get(COMMENT) if name.startswith(COMMENT) else None)
        step = Step(f"{dataset}.{name}{self._which(dataset, record)}", self.stored.shown(dataset, record, name), role)
        if rule is None:
            step.notes.append("expected by the standard, but not mapped: blank in every record")
            return step
        step.rule, step.line = rule["text"], rule["line"]
        if (dataset, record, name) in self._told:
            step.told = True
            return step
        self._told.add((dataset, record, name))
        step.notes += self._kept_first(dataset, record, name)
        block = self.stored.block(dataset, record)
        if Shape(rule["shape"]).looks_elsewhere:
            step.reads += self._extreme(dataset, record, name, rule)
            step.reads += self._reads(dataset, record, _own(rule, block), block)
            return step
        if rule["shape"] == Shape.SUBJECT:
            subject = self.stored.subject(dataset, record) or ""
            count = len(self.stored.of_subject(dataset, subject))
            step.notes.append(
                f"compares the {count} records of the subject in {dataset}; here are this record's values"
            )
        step.reads += self._reads(dataset, record, rule["reads"][block], block)
        return step

    def _kept_first(self, dataset: str, record: int, name: str) -> Iterator[str]:
        """Yield of a record that was kept as the first of several where the others stand in the export."""
        rule = self.stored.rules[dataset].get("first")
        if rule is None or name not in rule["names"]:
            return
        others = [
            item for item in self.stored.births(dataset, record) if item.role == "loser" and item.block is not None
        ]
        if others:
            where = ", ".join(f"{item.table}:{item.row}" for item in others)
            yield f"kept as {rule['text']} [{rule['line']}]; not kept: {where}"

    def raw(self, form: str, row: int, column: str, role: str = "at") -> Step:
        """Return a raw cell, with its corrections and problems."""
        file = self.stored.files[form]
        private = column in self.stored.private.get(form, ())
        typed = self.stored.cell(form, row, column)
        step = Step(self._at(form, row, column), PRIVATE if private else typed, role)
        step.notes += self.corrections(file, row, column)
        step.notes += self.problems(file, row, column)
        return step

    def problems(self, file: str, row: int, column: str | None) -> Iterator[str]:
        """Yield the problems of a raw cell; without a column those of the row as a whole."""
        for item in self.stored.problems(file, row):
            if item["column"] == column:
                line = f" [{item['line']}]" if item["line"] is not None else ""
                yield f"{item['severity']} {item['code']}: {item['message']}{line}"

    def corrections(self, file: str, row: int, column: str | None = None) -> Iterator[str]:
        """Yield what the register of corrections says of a raw row, or of one of its cells."""
        for item in self.stored.corrections:
            if (item["file"], item["row"]) == (file, row) and column in {None, item["column"]}:
                private = item["column"] in self.stored.private.get(self.stored.forms[file], ())
                new = PRIVATE if private else "blank" if item["new"] is None else repr(item["new"])
                cell = f"{item['column']}: " if column is None else ""
                who = f"by {item['who']}: {item['why']}"
                if item["refused"] is None:
                    yield f"{cell}corrected to {new} {who} [{item['line']}]"
                else:
                    yield f"{cell}not corrected to {new} {who}; {item['refused']} [{item['line']}]"

    def _which(self, dataset: str, record: int) -> str:
        sequence = self.stored.sequence(dataset)
        return "" if sequence is None else f" of {sequence} {self.stored.value(dataset, record, sequence)}"

    def _reads(self, dataset: str, record: int, reads: dict[str, Sequence[str]], block: int) -> Iterator[Step]:
        for written, (kind, table, name) in reads.items():
            if kind == Kind.RAW:
                yield from (self._cell(table, row, name) for row in self._source(dataset, record))
            elif kind == Kind.ROLE:
                yield from self._role(dataset, record, block, name)
            elif kind == Kind.SET:
                yield self._set(dataset, record, block, name)
            elif kind == Kind.LOOKED_UP:
                yield from self._looked_up(dataset, record, block, table, name)
            elif kind == Kind.TARGET:
                yield self.value(dataset, record, name)
            else:
                yield from self._of_subject(dataset, record, table, name, written)

    def _source(self, dataset: str, record: int) -> list[int]:
        return [item.row for item in self.stored.births(dataset, record) if item.role == "source"]

    def _role(self, dataset: str, record: int, block: int, name: str) -> Iterator[Step]:
        """Yield the raw cell that gave a role of ``one_row_per_test``, or what decided about an element."""
        for table, variable in self.stored.rules[dataset]["blocks"][block]["elements"]:
            yield from self._of_subject(dataset, record, table, variable, f"{table}.{variable}")
        form = self.stored.rules[dataset]["blocks"][block]["form"]
        column = self.stored.working(dataset, record, f"{COLUMN}{name}")
        for row in self._source(dataset, record):
            if column is not None:
                step = self.raw(form, row, column)
                step.notes.insert(0, f"column '{column}' is {name} of its test")
                yield step
        yield from self._rows_of_rule(dataset, record, block)

    def _rows_of_rule(self, dataset: str, record: int, block: int) -> Iterator[Step]:
        """Yield what another row rule read: its columns in each row that made the record, equal ones once."""
        rules = self.stored.rules[dataset]["blocks"][block]
        rows = [
            (item.table, item.row)
            for item in self.stored.births(dataset, record)
            if item.block == block and (item.role == "source" or self._of_rule(item, rules))
        ]
        told: set[tuple[str, str | None]] = set()
        for (_, row), name in itertools.product(rows, rules["row_columns"]):
            step = self._cell(rules["form"], row, name, "used")
            if (name, step.value) not in told:
                told.add((name, step.value))
                yield step

    @staticmethod
    def _of_rule(item: Birth, rules: dict[str, Any]) -> bool:
        """Say whether a row rule, and neither a look-up nor a choice, names a row of the form that it reads."""
        return item.role == "joined" and item.target not in rules["look_ups"] and item.target not in rules["chosen"]

    def _set(self, dataset: str, record: int, block: int, name: str) -> Step:
        rules = self.stored.rules[dataset]["blocks"][block]
        alias = name.removesuffix(ANSWER)
        rule = rules["chosen"].get(alias) if alias != name else rules["sets"].get(name)
        step = Step(name, self.stored.working(dataset, record, f"{SET}{name}"))
        if rule is not None:
            step.rule, step.line = rule["text"], rule["line"]
            step.told = (dataset, record, f"{SET}{name}") in self._told
            if not step.told:
                self._told.add((dataset, record, f"{SET}{name}"))
                step.reads += self._answer(dataset, record, block, alias) if alias != name else ()
                step.reads += self._reads(dataset, record, _own(rule, 0), block)
        return step

    def _looked_up(self, dataset: str, record: int, block: int, alias: str, name: str) -> Iterator[Step]:
        look_up = self.stored.rules[dataset]["blocks"][block]["look_ups"].get(alias)
        if look_up is None:
            return
        table = look_up["table"]
        chosen = self.stored.rules[dataset]["blocks"][block]["chosen"].get(alias)
        by = ", ".join(look_up["match"]) if chosen is None else chosen["text"]
        said = f"{'looked up' if chosen is None else 'chosen'} as {alias} by {by} [{look_up['line']}]"
        found = [item for item in self.stored.births(dataset, record) if (item.role, item.target) == ("joined", alias)]
        for item in found:
            step = self._cell(table, item.row, name)
            step.notes.insert(0, said)
            yield step
        if not found:
            yield Step(f"{alias}.{name}", None, notes=[said, "no row was found"])

    def _answer(self, dataset: str, record: int, block: int, alias: str) -> Iterator[Step]:
        """Yield what a verb read of the row that it chose, and of the rows that its answer rests on besides."""
        rule = self.stored.rules[dataset]["blocks"][block]["chosen"][alias]
        table = rule["elsewhere"]
        for item in self.stored.births(dataset, record):
            if (item.role, item.target, item.block) == ("joined", alias, block):
                yield from (self._cell(table, item.row, name, "won") for name in _columns_of(table, rule))
        yield from self._beside(dataset, record, alias, rule, block)

    def _beside(
        self, dataset: str, record: int, target: str, rule: dict[str, Any], block: int | None = None
    ) -> Iterator[Step]:
        """Yield the rows that lost, or that an answer rests on; they are kept once for each subject.

        Where no row decides alone, such as of a sum, the way goes on behind those that the answer rests on.
        """
        table, column = rule["elsewhere"], _first_column(rule)
        decided = any(
            item.target == target and item.role in {"winner", "joined"} for item in self.stored.births(dataset, record)
        )
        together = self.stored.of_subject(dataset, self.stored.subject(dataset, record) or "")
        used = "lost" if rule["shape"] == Shape.EXTREME else "used"
        for role, said in (("used", used), ("loser", "lost")):
            for item in self.stored.births_between(dataset, int(together[0]), int(together[-1]), role):
                if (item.target, item.block) != (target, block):
                    continue
                if role == "used" and not decided:
                    yield from (self._cell(table, item.row, name, said) for name in _columns_of(table, rule))
                else:
                    yield self._plain(table, item.row, column, said)

    def _cell(self, table: str, row: int, name: str, role: str = "at") -> Step:
        """Return a cell of a form, or a value of a dataset, in the row that took part."""
        if table in self.stored.files:
            return self.raw(table, row, name, role)
        return self.value(table, row, name, "reads" if role == "at" else role)

    def _plain(self, table: str, row: int, name: str, role: str) -> Step:
        """Return a cell or a value of a row without the way that it came."""
        if table in self.stored.files:
            return Step(self._at(table, row, name), self.stored.cell(table, row, name), role)
        return Step(f"{table}.{name}{self._which(table, row)}", self.stored.shown(table, row, name), role)

    def _at(self, form: str, row: int, column: str) -> str:
        """Return how a cell of a form is named."""
        return f"{self.stored.files[form]}:{row} {column}"

    def _of_subject(self, dataset: str, record: int, table: str, name: str, written: str) -> Iterator[Step]:
        """Yield the value of another dataset for the subject of a record."""
        subject = self.stored.subject(dataset, record) or ""
        records = self.stored.of_subject(table, subject) if table in self.stored.datasets else []
        if len(records) == 1:
            yield self.value(table, records[0], name)
        else:
            yield Step(written, None, notes=[f"{table} has {len(records)} records of the subject"])

    def _extreme(self, dataset: str, record: int, name: str, rule: dict[str, Any]) -> Iterator[Step]:
        """Yield the row that won, and those of the subject that lost or are used, by the value that was looked at."""
        own = [item for item in self.stored.births(dataset, record) if item.target == name and item.role == "winner"]
        yield from (self._cell(rule["elsewhere"], item.row, _first_column(rule), "won") for item in own)
        beside = [*self._beside(dataset, record, name, rule)]
        yield from beside
        if not own and not beside:
            yield Step(str(rule["first"]), None, notes=["the subject has no row there"])


def _first_column(rule: dict[str, Any]) -> str:
    """Return the column of the other table that a verb looks at first."""
    return str(rule["first"] or "").split(".", 1)[-1]


def _columns_of(table: str, rule: dict[str, Any]) -> list[str]:
    """Return the columns of another table that a rule reads."""
    return list(dict.fromkeys(name for _, of, name in rule["reads"][0].values() if of == table))


def _own(rule: dict[str, Any], block: int) -> dict[str, Sequence[str]]:
    """Return what a rule reads of the record itself: all that does not stand in a table that it looks into."""
    table = rule["elsewhere"]
    return {written: read for written, read in rule["reads"][block].items() if table is None or read[1] != table}
