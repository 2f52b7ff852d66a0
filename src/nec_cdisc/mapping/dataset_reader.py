"""Parses the expressions and conditions of one dataset's mapping."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from nec_cdisc.mapping.call import Call, CallReader, words_of
from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.mapping.model import DatasetFile, LookUpBlock, RowBlock
from nec_cdisc.mapping.series import SeriesError, expand
from nec_cdisc.mapping.study import BlockMapping, Check, DatasetMapping, LookUp
from nec_cdisc.problem import Problem
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
    variables = _calls(reader, block.variables, ("variables",))
    supplementary = _calls(reader, block.supplementary, ("supplementary",))
    working = _calls(reader, block.working, ("working",))
    checks = _checks(reader, block)
    mapping = DatasetMapping(
        block.dataset,
        block,
        blocks,
        {**identifiers, **variables, **working},
        supplementary,
        checks,
        document,
        frozenset({*block.variables, *block.supplementary, *block.working} - {*variables, *supplementary, *working}),
        frozenset(reader.words),
        frozenset(working),
    )
    return mapping, reader.problems


def _twice(block: DatasetFile, document: Document, identifiers: Mapping[str, Call]) -> Iterator[Problem]:
    """Yield a problem for each name that a dataset gives twice."""
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
    sets, tests = _calls(reader, item.set, (*path, "set")), _tests(reader, item, path)
    broken = {*item.set} - {*sets}
    if item.one_row_per_test and not tests:
        broken |= {role for roles in item.one_row_per_test.values() for role in roles}
        reader.words.update(words_of(item.one_row_per_test))
    return BlockMapping(
        item.form,
        _optional(reader, item.keep, (*path, "keep")),
        {alias: _look_up(reader, alias, entry, path) for alias, entry in item.look_up.items()},
        tests,
        sets,
        reader.document.place((*path, "from")),
        reader.document.place((*path, "keep")) if item.keep is not None else None,
        position,
        frozenset(broken),
    )


def _look_up(reader: CallReader, alias: str, entry: LookUpBlock, path: KeyPath) -> LookUp:
    here = (*path, "look_up", alias)
    match = entry.match if isinstance(entry.match, dict) else {name: name for name in entry.match}
    return LookUp(
        alias,
        entry.table,
        match,
        entry.expect == "exactly one",
        _optional(reader, entry.keep, (*here, "keep")),
        reader.document.key_place(here),
    )


def _tests(reader: CallReader, item: RowBlock, path: KeyPath) -> dict[str, dict[str, str]] | None:
    if item.one_row_per_test is None:
        return None
    bare = [test for test, roles in item.one_row_per_test.items() if not roles]
    if bare or not item.one_row_per_test:
        what = f"test {', '.join(bare)} reads no column" if bare else "one_row_per_test names no test"
        place = reader.document.key_place((*path, "one_row_per_test", *bare[:1]))
        reader.problems.append(Problem("MAP103", what, place))
        return {}
    try:
        return expand(item.one_row_per_test)
    except SeriesError as fault:
        place = reader.document.key_place((*path, "one_row_per_test", fault.key))
        reader.problems.append(Problem("MAP101", str(fault), place))
        return {}


def _checks(reader: CallReader, block: DatasetFile) -> tuple[Check, ...]:
    checks = []
    for position, item in enumerate(block.edit_checks):
        path = ("edit_checks", position, "when")
        tree = reader.condition(item.when, path)
        if tree is not None:
            checks.append(Check(tree, item.say, reader.document.place(path)))
    return tuple(checks)


def _optional(reader: CallReader, text: str | None, path: KeyPath) -> Condition | None:
    return None if text is None else reader.condition(text, path)
