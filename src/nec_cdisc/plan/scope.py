"""Finds out what a name stands for, by the one rule of the language.

A bare name is a role or a name set in the block, else a raw column, else a variable of the dataset. ``alias.column``
reads a look-up, ``raw.column`` a raw column, ``DS.VARIABLE`` another dataset or this one. A name that is both a
raw column and a variable is an error unless it is written ``raw.NAME`` or ``DS.NAME``, or the variable is a plain copy
of the column, so that both are one value. Row rules come before any variable, so there the column is meant. In analysis
datasets such a name is the variable, and on the variable's own line the column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.mapping.study import ANSWER, BlockMapping, DatasetMapping, LookUp, StudyMapping
from nec_cdisc.plan.absent_datasets import absent_dataset
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.nearest import nearest

#: The headers of each form; ``None`` where the file cannot be read.
Headers = Mapping[str, Sequence[str] | None]
#: Columns of a form that a next step lists.
_LISTED = 16


@dataclass(slots=True)
class Scope:
    """The names of one dataset; unknown ones become problems, each place once.

    ``target`` is the variable whose line is read: a misspelt name on it is not meant to be the variable itself.
    """

    study: StudyMapping
    dataset: DatasetMapping
    headers: Headers
    value_of: Callable[[str, str], str]
    problems: list[Problem] = field(default_factory=list)
    target: str = ""

    def resolve(self, name: str, place: Place) -> tuple[Reference, ...] | None:
        """Return what a name stands for in each row block, ``None`` (and a problem) where one has no such name."""
        found = [self.in_block(block, name, place) for block in self.dataset.blocks]
        known = [item for item in found if item is not None]
        return tuple(known) if len(known) == len(found) else None

    def in_block(  # noqa: PLR0911 - one return for each meaning that a name can have
        self, block: BlockMapping, name: str, place: Place
    ) -> Reference | None:
        """Return what a name stands for in one row block."""
        if "." in name:
            return self._qualified(block, name, place)
        if name in block.roles:
            kind = block.role_kinds.get(name, "text")
            return Reference(Kind.ROLE, block.form, name, kind)
        if name in block.set:
            number = str(block.position)
            return Reference(Kind.SET, number, name, self.value_of(self.dataset.name, f"set.{number}.{name}"))
        raw = self._has_column(block.form, name)
        if name in block.broken and not raw:
            return Reference(Kind.ROLE, block.form, name, "any")
        target = self._maps(self.dataset, name)
        meant_raw = self.dataset.in_rows or self._copied(block, name)
        if raw and target and self.study.model is not SDTM:  # what the dataset itself gives, but on its own line
            raw = meant_raw or name == self.target
        elif raw and target and not meant_raw:
            message = f"'{name}' is a raw column of {block.form} and a variable of {self.dataset.name}"
            advice = f"Write raw.{name} for the raw column, {self.dataset.name}.{name} for the variable."
            self._report(Problem("MAP122", message, place, next_step=advice))
            return None
        if raw or (self._unread(block) and not target):
            return Reference(Kind.RAW, block.form, name, self._kind(block.form, name))
        if target:
            return Reference(Kind.TARGET, self.dataset.name, name, self.value_of(self.dataset.name, name))
        self._unknown(block, name, place)
        return None

    def _qualified(self, block: BlockMapping, name: str, place: Place) -> Reference | None:
        table, column = name.split(".", 1)
        if table == "raw":
            return self._raw(block, column, place)
        if table == self.dataset.name:
            return self._own(column, place)
        if table == block.form and (table not in self.study.datasets or self.study.forms[table].made):
            return self.column_of(table, column, place, Kind.RAW, table)
        if table in block.look_ups:
            return self._looked_up(block, table, column, place)
        if table in self.study.datasets:
            return self.column_of(table, column, place, Kind.DATASET, table)
        return self._elsewhere(block, table, column, place)

    def _raw(self, block: BlockMapping, column: str, place: Place) -> Reference | None:
        if self._has_column(block.form, column) or self._unread(block):
            return Reference(Kind.RAW, block.form, column, self._kind(block.form, column))
        self._unknown(block, column, place)
        return None

    def _looked_up(self, block: BlockMapping, alias: str, column: str, place: Place) -> Reference | None:
        look_up = block.look_ups[alias]
        if look_up.call is not None and column == ANSWER:
            return Reference(Kind.SET, str(block.position), f"{alias}.{ANSWER}", self._answer(look_up))
        if look_up.table in self.study.forms or look_up.table in self.study.datasets:
            return self.column_of(look_up.table, column, place, Kind.LOOKED_UP, alias)
        return Reference(Kind.LOOKED_UP, alias, column, "any")  # the table is told once, at the look-up

    def _answer(self, look_up: LookUp) -> str:
        """Return the kind of value that a verb says which chooses a row: it may be what the row has in a column."""
        call = look_up.call
        if call is None or call.signature.gives != "any":
            return "any" if call is None else call.signature.gives
        column = str(call.arguments[call.signature.first.name]).removeprefix(f"{look_up.table}.")
        if look_up.table in self.study.datasets:
            return self.value_of(look_up.table, column)
        return self._kind(look_up.table, column) if look_up.table in self.study.forms else "any"

    def _elsewhere(self, block: BlockMapping, table: str, column: str, place: Place) -> Reference | None:
        if table in block.broken:
            return Reference(Kind.ROLE, block.form, f"{table}.{column}", "any")
        if self._lost(table):
            return Reference(Kind.DATASET, table, column, "any")
        if self._absent(table) and nearest(table, block.look_ups) is None:
            self._report(absent_dataset(self.study, table, place))
            return Reference(Kind.DATASET, table, column, "any")
        known = [*block.look_ups, *self.study.datasets, "raw"]
        message = f"'{table}' in '{table}.{column}' is neither a look-up of this block nor a dataset of the study"
        self._report(Problem("MAP125", message, place, nearest=nearest(table, known)))
        return None

    def _own(self, variable: str, place: Place) -> Reference | None:
        if self._maps(self.dataset, variable):
            return Reference(Kind.TARGET, self.dataset.name, variable, self.value_of(self.dataset.name, variable))
        message = f"the mapping of {self.dataset.name} gives no variable '{variable}'"
        self._report(Problem("MAP125", message, place, nearest=nearest(variable, self.dataset.variables)))
        return None

    def column_of(self, table: str, column: str, place: Place, kind: Kind, label: str) -> Reference | None:
        """Return a column of a form or dataset as a reference."""
        if table in self.study.forms and not (self.study.forms[table].made and table in self.study.datasets):
            if self._has_column(table, column) or (self.headers.get(table) is None):
                return Reference(kind, label, column, self._kind(table, column))
            known = self.headers.get(table) or ()
            message = f"form '{table}' has no column '{column}'"
            self._report(Problem("MAP153", message, place, nearest=nearest(column, known)))
            return None
        if table in self.study.datasets:
            dataset = self.study.datasets[table]
            variables = dataset.variables
            if column in variables or column in dataset.broken:
                return Reference(kind, label, column, self.value_of(table, column))
            self._report(_no_variable(dataset, column, place))
            return None
        if self._lost(table):
            return Reference(kind, label, column, "any")
        absent = self._absent(table)
        self._report(absent_dataset(self.study, table, place) if absent else self._no_table(table, place))
        return Reference(kind, label, column, "any") if absent else None

    def _no_table(self, table: str, place: Place) -> Problem:
        """Return the problem of a table that is none; one in capitals is taken for a dataset."""
        if not table.isupper():
            guess = nearest(table, self.study.forms) or nearest(table, self.study.datasets)
            return Problem("MAP123", f"'{table}' is neither a form nor a dataset of the study", place, nearest=guess)
        message = f"no file in mappings/sdtm maps a dataset {table}"
        step = f"Correct the name, or add the mapping of {table}."
        guess = nearest(table, self.study.datasets)
        return Problem("MAP125", message, place, target=table, nearest=guess, next_step=step)

    def form(self, name: str, place: Place) -> bool:
        """Say whether there is a form of a name to take records from; where there is none that is a problem."""
        if self._absent(name):
            self._report(absent_dataset(self.study, name, place))
        elif name not in self.study.forms and not self._lost(name) and "source" not in self.study.broken.files:
            guess = nearest(name, self.study.forms)
            self._report(Problem("MAP123", f"there is no form '{name}'", place, nearest=guess))
        return name in self.study.forms

    def _maps(self, dataset: DatasetMapping, name: str) -> bool:
        """Say whether a dataset maps a variable, be it by a line that cannot be read."""
        return name in dataset.variables or name in dataset.supplementary or name in dataset.broken

    def _lost(self, table: str) -> bool:
        """Say whether a table may be one whose file cannot be read: a problem of its own, and any column may be its."""
        broken = self.study.broken
        return table in broken.datasets or ("source" in broken.files and not table.isupper())

    def _absent(self, table: str) -> bool:
        """Say whether analysis reads a dataset that it has not: told once for all lines, and any column may be its."""
        known = {*self.study.forms, *self.study.datasets, *self.study.broken.datasets}
        return self.study.model is not SDTM and table.isupper() and table not in known

    def _unread(self, block: BlockMapping) -> bool:
        """Say whether the columns of a block are not known: a problem of its own, and any name may be one of them."""
        return self.headers.get(block.form) is None

    def _copied(self, block: BlockMapping, name: str) -> bool:
        """Say whether a variable is a plain copy of the raw column of its name, so that both are one value."""
        call = self.dataset.variables.get(name)
        alike = (name, f"{block.form}.{name}", f"raw.{name}")
        return call is not None and call.verb == "take" and call.arguments[call.signature.first.name] in alike

    def _kind(self, form: str, column: str) -> str:
        """Return the kind of value of a raw column: text, unless the form knows better."""
        if form not in self.study.forms:
            return "text" if self.study.model is SDTM else "any"
        mapping = self.study.forms[form]
        return self.value_of(form, column) if mapping.made else mapping.kinds.get(column, "text")

    def _has_column(self, form: str, column: str) -> bool:
        return column in (self.headers.get(form) or ())

    def _unknown(self, block: BlockMapping, name: str, place: Place) -> None:
        told = f"'{name}' is neither"
        if any(item.place == place and item.message.startswith(told) for item in self.problems):
            return  # another form or dataset lacks it too: it is wrong once, where it is written
        columns = self.headers.get(block.form) or ()
        shared = place.file == self.study.document.name  # an identifier: it may read what every dataset has
        variables = [] if shared else [name for name in self.dataset.variables if name != self.target]
        message = f"{told} a column of {block.form} nor a variable of {self.dataset.name}"
        guess = nearest(name, [*block.roles, *block.set, *columns, *variables])
        step = self._given_elsewhere(name, block) or (None if guess else _advice(name, block, columns))
        target = f"{self.dataset.name}.{name}" if name.isupper() else None
        self._report(Problem("MAP121", message, place, target=target, nearest=guess, next_step=step))

    def _given_elsewhere(self, name: str, block: BlockMapping) -> str | None:
        """Return what to do about a name that another row block of the dataset gives, or has as a raw column."""
        blank = f"'set' of the block from {block.form}, or under 'blank' where the form has none."
        for other in self.dataset.blocks:
            if other.position != block.position and name in {*other.roles, *other.set}:
                return f"The block from {other.form} gives it. Give it under {blank}"
            if other.form != block.form and self._has_column(other.form, name):
                return f"It is a column of {other.form}. Choose a name; give it under 'set' there, and under {blank}"
        return None

    def _report(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def _advice(name: str, block: BlockMapping, columns: Sequence[str]) -> str:
    """Return what to do about a name that nothing is close to: it may be meant as a text, or be one of few columns."""
    if name.isupper() or not re.match(r"[^\W\d]", name):
        return f"Correct the name; a fixed text or number is written {{constant: {name}}}."
    listed = ", ".join(columns) if len(columns) <= _LISTED else f"{', '.join(columns[:_LISTED])}, …"
    return f"Correct the name; the columns of {block.form} are {listed}. A fixed text is {{constant: {name}}}."


def _no_variable(dataset: DatasetMapping, column: str, place: Place) -> Problem:
    """Return the problem of a name that a dataset does not give to others; its supplementary qualifiers are such."""
    message = f"the mapping of {dataset.name} gives no variable '{column}'"
    if column in dataset.supplementary:
        step = f"Give its expression another name under 'working' of {dataset.name}, and read that name in both places."
        return Problem("MAP125", f"{message}: it is a supplementary qualifier", place, next_step=step)
    return Problem("MAP125", message, place, nearest=nearest(column, dataset.variables))
