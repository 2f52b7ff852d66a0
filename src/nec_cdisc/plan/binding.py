"""Binds a call to the columns it reads: defaults filled in, names resolved, kinds of value checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.signature import REQUIRED, Parameter
from nec_cdisc.mapping.study import DatasetMapping, StudyMapping
from nec_cdisc.plan.comparing import converted, unanswerable
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.scope import Headers, Scope
from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.problem import Place, Problem
from nec_cdisc.rules.element import start_variables
from nec_cdisc.source.nearest import nearest
from nec_cdisc.verbs.constant import constant

#: Stands for the columns that start the epochs of the protocol.
EPOCH_STARTS = "protocol.epochs"
#: Stands for the columns that start the elements of the arms.
ELEMENT_STARTS = "protocol.elements"
#: Kinds of value that a parameter of a kind accepts.
ACCEPTS: Mapping[str, frozenset[str]] = {
    "text": frozenset({"text", "iso8601", "any"}),
    "iso8601": frozenset({"iso8601", "any"}),
    "number": frozenset({"number", "any"}),
}
#: The verb that gives a kind of value, and the kind in words.
CONVERTS: Mapping[str, str] = {"iso8601": "date", "number": "number", "text": "text"}
WANTED: Mapping[str, str] = {
    "iso8601": "a date in ISO 8601",
    "number": "a number",
    "text": "a text",
    "condition": "yes or no",
}


class Binder:
    """Binds all calls of a study; keeps what it has found out."""

    def __init__(self, study: StudyMapping, headers: Headers) -> None:
        """Prepare for a study whose forms have the given headers."""
        self.study = study
        self.headers = headers
        self.problems: list[Problem] = []
        self._values: dict[tuple[str, str], str] = {}

    def scope(self, dataset: DatasetMapping, target: str = "") -> Scope:
        """Return the names of a dataset, as the line of a variable may use them."""
        return Scope(self.study, dataset, self.headers, self.value_of, self.problems, target)

    def value_of(self, dataset: str, name: str) -> str:
        """Return the kind of value that a variable (or ``set.name``) of a dataset has."""
        key = (dataset, name)
        if key not in self._values:
            self._values[key] = "any"  # while it is being found out: a circle does not go on for ever
            self._values[key] = self._find_value(dataset, name)
        return self._values[key]

    def bind(self, dataset: DatasetMapping, call: Call) -> Bound | None:
        """Resolve the names of a call; ``None`` where it cannot be carried out (the problem is recorded)."""
        scope = self.scope(dataset, call.target)
        columns = {item.name: self._names(dataset, call, item) for item in call.signature.columns}
        table = self._table(call, columns)
        references: dict[str, tuple[Reference, ...]] = {}
        sound = self._code_lists_known(call) and (table is not None or not call.signature.shape.looks_elsewhere)
        for item in call.signature.columns:
            for name in columns[item.name]:
                found = self._find(scope, item, table, name, call.place_of(name))
                sound = found is not None and self._kind_fits(dataset, call, item, name, found) and sound
                references[name] = found or ()
        for tree in (call.blank_when, call.only_when):
            for name in names_of(tree) if tree is not None else ():
                resolved = scope.resolve(name, call.place_of(name))
                sound = sound and resolved is not None
                references[name] = resolved or ()
        for name in names_of(call.keep) if call.keep is not None and table is not None else ():
            inside = self._elsewhere(scope, table, name, call.place_of(name))
            sound = sound and inside is not None
            references[f"{table}.{name.removeprefix(f'{table}.')}"] = inside or ()
        for tree in self._conditions(call):
            self.compare(dataset, tree, references, call.name_places)
        return Bound(call, columns, references, self._gives(call, columns, references), table) if sound else None

    def compare(
        self,
        dataset: DatasetMapping,
        tree: Condition,
        references: Mapping[str, tuple[Reference, ...]],
        places: Mapping[str, Place],
    ) -> None:
        """Record what a condition compares and cannot read."""
        for problem in unanswerable(self.study, dataset, tree, references, places):
            self._report(problem)

    @staticmethod
    def _conditions(call: Call) -> list[Condition]:
        """Return the conditions of a line that read the record itself."""
        given = [call.arguments.get(item.name) for item in call.signature.columns if item.kind == "condition"]
        return [tree for tree in (*given, call.blank_when, call.only_when) if tree is not None]

    def _names(self, dataset: DatasetMapping, call: Call, item: Parameter) -> tuple[str, ...]:
        value: Any = call.arguments.get(item.name, item.default)
        if value is None or value is REQUIRED:
            return ()
        if item.kind == "condition":
            return names_of(value)
        if value == EPOCH_STARTS:
            value = epoch_starts(self.study.protocol)
        if value == ELEMENT_STARTS:
            value = start_variables(self.study.protocol)
        listed = value if isinstance(value, (list, tuple)) else [value]
        own = f"{dataset.name}.{dataset.name[:2]}"
        return tuple(own + name[2:] if name.startswith("--") else name for name in listed)

    def _table(self, call: Call, columns: Mapping[str, tuple[str, ...]]) -> str | None:
        if not call.signature.shape.looks_elsewhere:
            return None
        name = columns[call.signature.first.name][0]
        if "." in name:
            return name.split(".", 1)[0]
        message = f"'{call.verb}' looks into another table: write TABLE.COLUMN instead of '{name}'"
        self._report(Problem("MAP115", message, call.place_of(name)))
        return None

    def _find(
        self, scope: Scope, item: Parameter, table: str | None, name: str, place: Place
    ) -> tuple[Reference, ...] | None:
        """Return what a name that a parameter reads stands for, in the dataset or in the other table.

        A verb that chooses a row looks into one table; any other one says at each column which table is meant.
        """
        if not item.elsewhere:
            return scope.resolve(name, place)
        of_name = name.rpartition(".")[0] or None  # a bare name of a verb that chooses a row is told elsewhere
        return self._elsewhere(scope, table or of_name, name, place)

    def _elsewhere(self, scope: Scope, table: str | None, name: str, place: Place) -> tuple[Reference, ...] | None:
        if table is None:
            return None
        column = name.removeprefix(f"{table}.")
        found = scope.column_of(table, column, place, Kind.DATASET, table)
        return None if found is None else (found,)

    def _kind_fits(
        self, dataset: DatasetMapping, call: Call, item: Parameter, name: str, found: Iterable[Reference]
    ) -> bool:
        accepted = ACCEPTS.get(item.kind)
        for reference in found:
            raw_date = item.elsewhere and reference.table in self.study.forms
            if accepted is None or raw_date or reference.value in accepted:
                continue
            message = f"'{call.verb}' for {call.target} wants {WANTED[item.kind]}, and '{name}' is "
            message += "text" if reference.value == "text" else WANTED.get(reference.value, reference.value)
            step = f"Convert it with '{CONVERTS[item.kind]}' first."
            guess = converted(dataset, CONVERTS[item.kind], name)
            read = reference.key(dataset.name)
            self._report(Problem("MAP126", message, call.place_of(name), target=read, nearest=guess, next_step=step))
            return False
        return True

    def _code_lists_known(self, call: Call) -> bool:
        for item in call.signature.written:
            name = call.arguments.get(item.name)
            if getattr(item.type, "NAMED", False) and name is not None and name not in self.study.code_lists:
                if name in self.study.broken.code_lists or "code list" in self.study.broken.files:
                    return False  # the list has a problem of its own
                guess = nearest(str(name), self.study.code_lists)
                place = call.place_of(str(name))
                self._report(Problem("MAP124", f"there is no code list '{name}'", place, nearest=guess))
                return False
        return True

    def _report(self, problem: Problem) -> None:
        """Record a problem; a line that every dataset shares is wrong once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def _gives(
        self, call: Call, columns: Mapping[str, tuple[str, ...]], references: Mapping[str, tuple[Reference, ...]]
    ) -> str:
        if (own := _gives_by_itself(call)) != "any":
            return own
        first = columns[call.signature.first.name] if call.signature.first.kind else ()
        kinds = {reference.value for name in first for reference in references.get(name, ())}
        if len(kinds) > 1:  # one row block may give nothing, which fits every kind
            kinds.discard("any")
        return kinds.pop() if len(kinds) == 1 else "any"

    def _find_value(self, dataset: str, name: str) -> str:
        mapping = self.study.datasets[dataset]
        if name.startswith("set."):
            _, number, own = name.split(".", 2)
            block = next(block for block in mapping.blocks if block.position == int(number))
            return self._value_given(mapping.only(block), block.set[own]) if own in block.set else "any"
        call = mapping.variables.get(name) or mapping.supplementary.get(name)
        return self._value_given(mapping, call) if call is not None else "any"

    def _value_given(self, mapping: DatasetMapping, call: Call) -> str:
        """Return the kind of value that a call gives, without recording problems."""
        if (own := _gives_by_itself(call)) != "any":
            return own
        columns = {item.name: self._names(mapping, call, item) for item in call.signature.columns}
        quiet = Binder(self.study, self.headers)  # what is known of values is shared, problems are not
        quiet._values = self._values
        table = quiet._table(call, columns)
        scope = quiet.scope(mapping)
        found = {}
        for item in call.signature.columns:
            for column in columns[item.name]:
                found[column] = self._find(scope, item, table, column, call.place) or ()
        return self._gives(call, columns, found)


def _gives_by_itself(call: Call) -> str:
    """Return the kind of value that a verb gives; a blank constant is missing, and missing fits every kind."""
    blank = call.signature.function is constant and not str(call.arguments[call.signature.first.name]).strip()
    return "any" if blank else call.signature.gives


def epoch_starts(protocol: Protocol) -> list[str]:
    """Return the variables whose dates start the epochs, in order."""
    return [epoch.starts for epoch in protocol.epochs if epoch.starts is not None]
