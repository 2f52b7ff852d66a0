"""Parses the expressions and conditions of one dataset's mapping."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from nec_cdisc.mapping.call import Call, CallReader, words_of
from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.mapping.endpoint import ENDPOINT_ROLES
from nec_cdisc.mapping.endpoint_reader import read_endpoints
from nec_cdisc.mapping.model import DatasetFile, LookUpBlock, RowBlock, SameText
from nec_cdisc.mapping.once_reader import blank_names, read_keep_first
from nec_cdisc.mapping.relation_reader import read_relations
from nec_cdisc.mapping.scale_rows import ScaleRows
from nec_cdisc.mapping.series import SeriesError, expand, names
from nec_cdisc.mapping.study import BlockMapping, Check, DatasetMapping, ElementRows, LookUp
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document, KeyPath


def read_dataset(
    block: DatasetFile,
    document: Document,
    identifiers: Mapping[str, Call],
    verbs: Mapping[str, Callable[..., Any]],
    failed: Collection[str] = (),
) -> tuple[DatasetMapping, list[Problem]]:
    """Return the parsed mapping of a dataset and what is wrong with it; ``failed`` are verbs that cannot be loaded."""
    reader = CallReader(document, verbs, failed)
    many = isinstance(document.data["rows"], list)
    blocks = tuple(
        _block(reader, item, ("rows", position) if many else ("rows",), position + 1)
        for position, item in enumerate(block.rows)
    )
    reader.problems.extend(_twice(block, document, identifiers))
    variables = {**_copied(reader, block), **_calls(reader, block.variables, ("variables",))}
    supplementary = _calls(reader, block.supplementary, ("supplementary",))
    working = _calls(reader, block.working, ("working",))
    relations, naming = read_relations(reader, block)
    checks, first = _checks(reader, block), read_keep_first(reader, block)
    mapping = DatasetMapping(
        block.dataset,
        block,
        blocks,
        {**identifiers, **variables, **working, **naming},
        supplementary,
        checks,
        document,
        frozenset({*_named(block)} - {*variables, *supplementary, *working}),
        frozenset(reader.words),
        frozenset({*working, *naming}),
        relations,
        first,
    )
    return mapping, reader.problems


def _copied(reader: CallReader, block: DatasetFile) -> dict[str, Call]:
    """Return the lines of variables that are copied under the name that they have."""
    named = {name: (table, at) for table, listed in block.copied.items() for at, name in enumerate(listed)}
    calls = {
        name: reader.read(name, f"{table}.{name}", ("copied", table, position))
        for name, (table, position) in named.items()
    }
    return {name: call for name, call in calls.items() if call is not None}


def _named(block: DatasetFile) -> Iterator[str]:
    """Yield each name that the file gives a line."""
    yield from (name for listed in block.copied.values() for name in listed)
    yield from (*block.variables, *block.supplementary, *block.working)


def _twice(block: DatasetFile, document: Document, identifiers: Mapping[str, Call]) -> Iterator[Problem]:
    """Yield a problem for each name that a dataset gives twice."""
    seen = {*identifiers, *block.variables}
    for table, listed in block.copied.items():
        for position, name in enumerate(listed):
            if name in seen:
                place = document.place(("copied", table, position))
                yield Problem("MAP172", f"{name} is copied and has a line of its own, or is copied twice", place)
            seen.add(name)
    for key, others, said in (
        ("supplementary", {*block.variables, *identifiers}, "a variable and a supplementary qualifier"),
        ("working", {*block.variables, *block.supplementary, *identifiers, "DOMAIN"}, "submitted and a working name"),
    ):
        for name in getattr(block, key):
            if name in others:
                yield Problem("MAP172", f"{name} is {said}", document.key_place((key, name)))


def _calls(reader: CallReader, expressions: Mapping[str, Any], path: KeyPath) -> dict[str, Call]:
    calls = {name: reader.read(name, expression, (*path, name)) for name, expression in expressions.items()}
    return {name: call for name, call in calls.items() if call is not None}


def _block(reader: CallReader, item: RowBlock, path: KeyPath, position: int) -> BlockMapping:
    sets, (tests, constants) = _calls(reader, item.set, (*path, "set")), _tests(reader, item, path)
    sets |= blank_names(reader, item, path)
    broken = {*item.set} - {*sets}
    if item.one_row_per_test and not tests:
        broken |= {role for roles in item.one_row_per_test.values() for role in roles}
        reader.words.update(words_of({test: _columns(roles) for test, roles in item.one_row_per_test.items()}))
    keep = _optional(reader, item.keep, (*path, "keep"))
    chosen = _chosen(reader, item, path)
    broken |= {*item.choose} - {*chosen}
    endpoints, lost = read_endpoints(reader, item.time_to_event, (*path, "time_to_event"))
    broken |= {*ENDPOINT_ROLES} if lost and not endpoints else set()
    return BlockMapping(
        item.form,
        keep,
        {**{alias: _look_up(reader, alias, entry, path) for alias, entry in item.look_up.items()}, **chosen},
        tests,
        sets,
        reader.document.place((*path, "from")),
        reader.document.place((*path, "keep")) if item.keep is not None else None,
        position,
        frozenset(broken),
        {**_test_places(reader, item, path), **reader.places_in(keep, (*path, "keep"))},
        {test: reader.document.key_place((*path, "one_row_per_test", test)) for test in item.one_row_per_test or {}},
        constants,
        _elements(reader, item, path),
        endpoints,
        _scales(reader, item, path),
    )


def _chosen(reader: CallReader, item: RowBlock, path: KeyPath) -> dict[str, LookUp]:
    """Return the look-ups whose row a verb chooses, by alias."""
    found = {}
    for alias, call in _calls(reader, item.choose, (*path, "choose")).items():
        if alias in item.look_up:
            message = f"'{alias}' is an alias of look_up and of choose"
            reader.problems.append(Problem("MAP172", message, call.place))
        elif not call.signature.shape.looks_elsewhere:
            message = f"'{call.verb}' for {alias} chooses no row of another table"
            reader.problems.append(Problem("MAP115", message, call.place))
        else:
            table = str(call.arguments[call.signature.first.name]).partition(".")[0]
            found[alias] = LookUp(alias, table, {}, exactly_one=False, keep=None, place=call.place, call=call)
    return found


def _elements(reader: CallReader, item: RowBlock, path: KeyPath) -> ElementRows | None:
    if item.one_row_per_element is None:
        return None
    place = reader.document.key_place((*path, "one_row_per_element"))
    if item.one_row_per_test is not None:
        message = "a block makes one record per test or per element, not both"
        reader.problems.append(Problem("MAP101", message, place))
        return None
    said = item.one_row_per_element
    return ElementRows(tuple(said.arm), said.last, said.unplanned, place)


def _scales(reader: CallReader, item: RowBlock, path: KeyPath) -> ScaleRows | None:
    said = item.one_row_per_scale
    if said is None:
        return None
    here = (*path, "one_row_per_scale")
    rules = {"test": item.one_row_per_test, "element": item.one_row_per_element, "parameter": item.time_to_event}
    other = next((name for name, rule in rules.items() if rule), None)
    if other is not None:
        message = f"a block makes one record per {other} or per scale, not both"
        reader.problems.append(Problem("MAP101", message, reader.document.key_place(here)))
        return None
    places = {name: reader.document.place((*here, "of_each", at)) for at, name in enumerate(said.of_each)}
    places |= {said.answer: reader.document.place((*here, "answer")), said.item: reader.document.place((*here, "item"))}
    place = reader.document.place((*here, "questionnaire"))
    return ScaleRows(said.questionnaire, said.item, said.answer, tuple(said.of_each), place, places)


def _test_places(reader: CallReader, item: RowBlock, path: KeyPath) -> dict[str, Place]:
    """Return where the tests of a wide form name each raw column first."""
    found: dict[str, Place] = {}
    for test, roles in (item.one_row_per_test or {}).items():
        for role, column in _columns(roles).items():
            found.setdefault(column, reader.document.place((*path, "one_row_per_test", test, role)))
    return found


def _look_up(reader: CallReader, alias: str, entry: LookUpBlock, path: KeyPath) -> LookUp:
    here = (*path, "look_up", alias)
    match = entry.match if isinstance(entry.match, dict) else {name: name for name in entry.match}
    keep = _optional(reader, entry.keep, (*here, "keep"))
    return LookUp(
        alias,
        entry.table,
        match,
        entry.expect == "exactly one",
        keep,
        reader.document.key_place(here),
        {**reader.places_in(keep, (*here, "keep")), **_match_places(reader.document, entry, (*here, "match"))},
    )


def _match_places(document: Document, entry: LookUpBlock, path: KeyPath) -> dict[str, Place]:
    """Return where a look-up writes each column of its table, and each name that it is compared with."""
    if isinstance(entry.match, dict):
        theirs = {column: document.key_place((*path, column)) for column in entry.match}
        return {**{name: document.place((*path, column)) for column, name in entry.match.items()}, **theirs}
    return {name: document.place((*path, position)) for position, name in enumerate(entry.match)}


#: Test code to role to a raw column, or to the text that is the same in all records.
Roles = dict[str, dict[str, str]]


def _tests(reader: CallReader, item: RowBlock, path: KeyPath) -> tuple[Roles | None, Roles]:
    """Return the columns of the tests, ``None`` where the block has none, and their constants."""
    if item.one_row_per_test is None:
        return None, {}
    columns = {test: _columns(roles) for test, roles in item.one_row_per_test.items()}
    bare = [test for test, roles in columns.items() if not roles]
    if bare or not columns:
        what = f"test {', '.join(bare)} reads no column" if bare else "one_row_per_test names no test"
        place = reader.document.key_place((*path, "one_row_per_test", *bare[:1]))
        reader.problems.append(Problem("MAP103", what, place))
        return {}, {}
    try:
        tests = expand(columns)
    except SeriesError as fault:
        place = reader.document.key_place((*path, "one_row_per_test", fault.key))
        reader.problems.append(Problem("MAP101", str(fault), place))
        return {}, {}
    same = {test: {role: said.constant for role, said in roles.items() if isinstance(said, SameText)}
            for test, roles in item.one_row_per_test.items()}  # fmt: skip
    return tests, {test: roles for series, roles in same.items() if roles for test in names(series)}


def _columns(roles: Mapping[str, str | SameText]) -> dict[str, str]:
    return {role: column for role, column in roles.items() if isinstance(column, str)}


def _checks(reader: CallReader, block: DatasetFile) -> tuple[Check, ...]:
    checks = []
    for position, item in enumerate(block.edit_checks):
        path = ("edit_checks", position, "when")
        tree = reader.condition(item.when, path)
        if tree is not None:
            named = reader.places_in(tree, path)
            checks.append(Check(tree, item.say, reader.document.place(path), named))
    return tuple(checks)


def _optional(reader: CallReader, text: str | None, path: KeyPath) -> Condition | None:
    return None if text is None else reader.condition(text, path)
