"""Plans a row block: what its conditions, look-ups and set names read, and in which order they are worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.signature import signature
from nec_cdisc.mapping.study import ANSWER, BlockMapping, DatasetMapping, LookUp
from nec_cdisc.plan.binding import Binder
from nec_cdisc.plan.element_rows import needs_of_elements, planned_elements
from nec_cdisc.plan.endpoints import needs_of_endpoints, planned_endpoints
from nec_cdisc.plan.needs import Needs
from nec_cdisc.plan.order import CircleError, ordered
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.scale_rows import planned_scales
from nec_cdisc.plan.scope import Scope
from nec_cdisc.plan.step import PlannedBlock
from nec_cdisc.plugin.convention import ScaleTable
from nec_cdisc.plugin.verb import Shape
from nec_cdisc.problem import Place, Problem
from nec_cdisc.verbs.constant import constant

#: What a row rule may read: the variables of the dataset do not exist yet, nor does the subject of its records.
READABLE = frozenset({Kind.RAW, Kind.ROLE, Kind.SET, Kind.LOOKED_UP})


class BlockPlanner:
    """Plans the row blocks of a dataset; ``needs`` are the steps that must come before its rows, in order."""

    def __init__(
        self, binder: Binder, needs_of: Needs, dataset: DatasetMapping, tables: Mapping[str, ScaleTable]
    ) -> None:
        """Prepare for a dataset; ``tables`` are the scales of each questionnaire that the standard knows."""
        self.tables = tables
        self.binder = binder
        self.needs_of = needs_of
        self.dataset = dataset
        self.needs: dict[str, None] = {}

    def plan(self, block: BlockMapping) -> PlannedBlock:
        """Plan one row block; what is wrong with it is recorded."""
        self.needs[self.needs_of.of_rows(block.form)] = None
        scope = self.binder.scope(self.dataset.only(block))
        sets = self._sets(block)
        wants = {name: _inner_needs(bound.all()) for name, bound in sets.items()}
        chosen: dict[str, Bound] = {}
        for alias, look_up in block.look_ups.items():
            if look_up.call is not None:
                bound = self._chosen(block, look_up.call)
                chosen |= {} if bound is None else {alias: bound}
                wants[f"{alias}."] = [] if bound is None else _inner_needs(bound.all())
                continue
            self._look_up(scope, block, look_up)
            wants[f"{alias}."] = _name_needs(look_up.by_columns.values(), block)
        keep = self._keep(scope, block, block.keep) if block.keep is not None else None
        names = tuple(keep.references) if keep is not None else ()
        early = not _name_needs(names, block) and not set(names) & set(block.roles)
        elements = None if block.elements is None else planned_elements(self.binder, self.dataset, block)
        if elements is not None:
            self.needs_of.looked_into[block.form] = None
            self.needs.update(dict.fromkeys(needs_of_elements(self.needs_of, elements)))
        endpoints = planned_endpoints(self.binder, self.dataset, block)
        if block.endpoints:
            self.needs_of.looked_into[block.form] = None
            self.needs.update(dict.fromkeys(needs_of_endpoints(self.needs_of, block)))
        scales = None if block.scales is None else planned_scales(self.binder, self.dataset, block, self.tables)
        if scales is not None:
            self.needs_of.looked_into[block.form] = None
        return PlannedBlock(block, self._inner(block, wants), sets, early, keep, elements, chosen, endpoints, scales)

    def _chosen(self, block: BlockMapping, call: Call) -> Bound | None:
        """Plan a row that a verb chooses for the subject of each record."""
        bound = self.binder.bind(self.dataset.only(block), call)
        if bound is None or bound.elsewhere is None:
            return None
        self.needs_of.looked_into[block.form] = None
        read = [item for item in bound.all() if item.kind is Kind.DATASET]
        self.needs.update(dict.fromkeys(self.needs_of.of_table(bound.elsewhere, [item.name for item in read])))
        for name, found in bound.references.items():
            own = [item for item in found if item.kind is not Kind.DATASET]
            if not self._readable(name, own, call.place_of(name)):
                return None
        return bound

    def _keep(self, scope: Scope, block: BlockMapping, tree: Condition) -> Bound:
        place = block.keep_place or block.place
        references = {}
        for name in names_of(tree):
            found = self._named(scope, block, name, block.name_places.get(name, place))
            references[name] = () if found is None else (found,)
        self.binder.compare(self.dataset, tree, references, block.name_places)
        call = Call(self.dataset.name, signature(constant), {}, place)
        return Bound(call, {"keep": tuple(references)}, references, "condition")

    def _sets(self, block: BlockMapping) -> dict[str, Bound]:
        sets = {}
        for name, call in block.set.items():
            bound = self.binder.bind(self.dataset.only(block), call)
            if bound is None:
                continue
            if call.signature.shape is not Shape.VALUE:
                message = f"'{call.verb}' looks at several records, so it cannot give '{name}' under 'set'"
                self._refuse(message, call.place)
                continue
            if not all(self._readable(name, found, call.place_of(name)) for name, found in bound.references.items()):
                continue
            sets[name] = bound
            self.needs.update(dict.fromkeys(self.needs_of.of_call(self.dataset.name, bound)))
        return sets

    def _look_up(self, scope: Scope, block: BlockMapping, look_up: LookUp) -> None:
        inside = names_of(look_up.keep) if look_up.keep is not None else ()
        for column in inside:
            place = look_up.name_places.get(column, look_up.place)
            scope.column_of(look_up.table, column, place, Kind.LOOKED_UP, look_up.alias)
        if look_up.by_subject:
            self._subject(block, look_up)
        for column, name in look_up.by_columns.items():
            places = [look_up.name_places.get(written, look_up.place) for written in (column, name)]
            theirs = scope.column_of(look_up.table, column, places[0], Kind.LOOKED_UP, look_up.alias)
            if theirs is None and column == name:
                continue  # the same word stands for both: it is wrong once
            mine = self._named(scope, block, name, places[1])
            if theirs is None or mine is None or "any" in {theirs.value, mine.value}:
                continue
            if (theirs.value == "number") != (mine.value == "number"):
                message = f"look-up '{look_up.alias}' compares {name}, which is {mine.value}, with {column}, which is"
                self.binder.problems.append(Problem("MAP126", f"{message} {theirs.value}", look_up.place))
        self.needs.update(dict.fromkeys(self.needs_of.of_table(look_up.table, (*look_up.by_columns, *inside))))

    def _subject(self, block: BlockMapping, look_up: LookUp) -> None:
        """Check that both sides of a look-up by subject say whose their records are."""
        self.needs_of.looked_into[block.form] = None
        for form in (block.form, look_up.table):
            mapping, header = self.binder.study.forms.get(form), self.binder.headers.get(form)
            if mapping is None or header is None or set(mapping.source.block.subject) <= set(header):
                continue
            message = (
                f"look-up '{look_up.alias}' matches by subject, and form '{form}' does not say whose its records are"
            )
            self.binder.problems.append(Problem("MAP127", message, look_up.place))

    def _named(self, scope: Scope, block: BlockMapping, name: str, place: Place) -> Reference | None:
        """Resolve a name that a condition or a look-up of the block reads."""
        found = scope.in_block(block, name, place)
        if found is not None:
            self._readable(name, (found,), place)
        return found

    def _readable(self, name: str, references: Iterable[Reference], place: Place) -> bool:
        if all(reference.kind in READABLE for reference in references):
            return True
        self._refuse(f"'{name}' is a variable, which is derived only after the rows are made", place)
        return False

    def _refuse(self, message: str, place: Place) -> None:
        self.binder.problems.append(Problem("MAP127", message, place))

    def _inner(self, block: BlockMapping, wants: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
        try:
            order = ordered(wants)
        except CircleError as circle:
            named = [name.removesuffix(".") for name in circle.circle]
            message = f"these need each other: {' -> '.join(named)}"
            self.binder.problems.append(Problem("MAP161", message, block.place))
            return ()
        return tuple(("look_up", name[:-1]) if name.endswith(".") else ("set", name) for name in order)


def reference_in_block(block: BlockMapping, name: str) -> Reference:
    """Return what a name stands for in a condition or a look-up of a block."""
    table, _, column = name.rpartition(".")
    if table in block.look_ups:
        if block.look_ups[table].call is not None and column == ANSWER:
            return Reference(Kind.SET, str(block.position), name)
        return Reference(Kind.LOOKED_UP, table, column)
    if name in block.roles:
        return Reference(Kind.ROLE, block.form, name)
    if name in block.set:
        return Reference(Kind.SET, str(block.position), name)
    return Reference(Kind.RAW, block.form, column)


def _inner_needs(references: Iterable[Reference]) -> list[str]:
    """Return what a name set in a block needs inside the block; look-ups are named with a dot at the end."""
    needs = []
    for reference in references:
        if reference.kind is Kind.SET:  # what a verb says of the row that it chose comes with the row
            needs.append(f"{reference.name.split('.', 1)[0]}." if "." in reference.name else reference.name)
        elif reference.kind is Kind.LOOKED_UP:
            needs.append(f"{reference.table}.")
    return needs


def _name_needs(names: Iterable[str], block: BlockMapping) -> list[str]:
    """Return which names of a condition or look-up are set in the block, or looked up."""
    needs = []
    for name in names:
        if name in block.set:
            needs.append(name)
        elif "." in name and name.split(".", 1)[0] in block.look_ups:
            needs.append(f"{name.split('.', 1)[0]}.")
    return needs
