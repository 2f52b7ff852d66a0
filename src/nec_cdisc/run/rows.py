"""Makes the records of a dataset: keep, look up, one record to many, names set in a block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, encode, recode, stack
from nec_cdisc.dataset.model import Births
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.study import ANSWER, SUBJECT, BlockMapping, LookUp
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.row_block import reference_in_block
from nec_cdisc.plan.step import BuildRows, PlannedBlock
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.asking import ask, ask_table
from nec_cdisc.run.blame import raw_cells
from nec_cdisc.run.derive import bounded
from nec_cdisc.run.element_rows import one_row_per_element
from nec_cdisc.run.elsewhere import rows_of, summarised
from nec_cdisc.run.ledger.fate import left_out
from nec_cdisc.run.ledger.silence import silence
from nec_cdisc.run.scale_rows import one_row_per_scale
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions, empty
from nec_cdisc.run.time_to_event import one_row_per_endpoint
from nec_cdisc.run.world import World


def build_rows(world: World, step: BuildRows) -> None:
    """Make the records of a dataset from its row blocks."""
    blocks = [_block(world, step.dataset, planned) for planned in step.blocks]
    dataset = Growing(step.dataset, blocks)
    dataset.births = list(_births(dataset))
    world.growing[step.dataset] = dataset
    world.count(step.dataset, "records built", len(dataset))


def _block(world: World, dataset: str, planned: PlannedBlock) -> GrownBlock:
    block = planned.block
    form = world.rows_of(block.form)
    grown = GrownBlock(form, np.arange(len(form), dtype=np.int64))
    if block.keep is not None and planned.early_keep:
        grown = _keep(world, dataset, grown, planned)
    grown = _one_row_per(world, dataset, grown, planned)
    late = block.keep is not None and _needs_inner(block)
    if block.keep is not None and not planned.early_keep and not late:
        grown = _keep(world, dataset, grown, planned)  # before names are set: what is not kept raises no query
    for kind, name in planned.inner:
        if kind == "look_up" and name in planned.chosen:
            _choose(world, dataset, grown, name, planned.chosen[name])
        elif kind == "look_up":
            _look_up(world, dataset, grown, block, block.look_ups[name])
        else:
            alone = Growing(dataset, [grown])
            grown.sets[name] = bounded(world, alone, planned.sets[name])
            grown.silent[name] = silence(world, alone, planned.sets[name], grown.sets[name], f"{name} of {dataset}")
    if late:
        grown = _keep(world, dataset, grown, planned)
    return grown


def _one_row_per(world: World, dataset: str, grown: GrownBlock, planned: PlannedBlock) -> GrownBlock:
    """Make several records of one, or one of several, where the block has a rule that says so."""
    if planned.block.tests is not None:
        grown = _one_row_per_test(world, dataset, grown, planned.block)
    if planned.endpoints:
        grown = one_row_per_endpoint(world, dataset, grown, planned.endpoints)
    if planned.scales is not None:
        grown = one_row_per_scale(world, dataset, grown, planned.scales)
    if planned.elements is not None:
        grown = one_row_per_element(world, dataset, grown, planned.elements, planned.block.position - 1)
    return grown


def _needs_inner(block: BlockMapping) -> bool:
    """Say whether ``keep`` reads a look-up or a name that the block sets, and so must wait for them."""
    names = names_of(block.keep) if block.keep is not None else ()
    return any(name in block.set or name.split(".", 1)[0] in block.look_ups for name in names)


def _keep(world: World, dataset: str, grown: GrownBlock, planned: PlannedBlock) -> GrownBlock:
    tree = planned.block.keep
    if tree is None or planned.keep is None:
        return grown
    keep = ask(world, Growing(dataset, [grown]), tree, planned.keep, dataset)
    rule = f"not kept for {dataset}, where only: {to_text(tree)}"
    place = planned.block.keep_place or planned.block.place
    world.leave_out(grown.form, np.unique(grown.rows[~keep]), rule, place)
    world.notes.drop(dataset, planned.block.position - 1, grown, ~keep, left_out(rule))
    return grown.filtered(keep)


def _one_row_per_test(world: World, dataset: str, grown: GrownBlock, block: BlockMapping) -> GrownBlock:
    """Make one record of each test of a form's record; tests without a result are left out and counted."""
    tests = block.tests or {}
    codes = list(tests)
    deciding = block.deciding
    results = [_role(grown, tests[code].get(deciding), block.constants.get(code, {}).get(deciding)) for code in codes]
    done = np.column_stack([column.codes >= 0 for column in results])
    record, test = np.nonzero(done)
    world.count(block.form, f"test without {deciding}, not in {dataset}", int(done.size - len(record)))
    many = GrownBlock(grown.form, grown.rows[record])
    many.roles["test"] = Encoded(test.astype(np.int32), codes)
    for role in block.roles[1:]:
        columns = [_role(grown, tests[code].get(role), block.constants.get(code, {}).get(role)) for code in codes]
        many.roles[role] = _interleaved(columns, record, test)
        named = encode([tests[code].get(role) for code in codes])
        many.role_columns[role] = Encoded(named.codes[test], named.values)
    many.role_columns["test"] = many.role_columns[deciding]
    return many


def _role(grown: GrownBlock, column: str | None, same: str | None = None) -> Encoded:
    """Return the column of a role: raw, or one text in all records, or empty."""
    if column is None:
        return empty(len(grown)) if same is None else Encoded(np.zeros(len(grown), np.int32), [same])
    return grown.column(Reference(Kind.RAW, grown.form.form.name, column))


def _interleaved(columns: list[Encoded], record: Positions, test: Positions) -> Encoded:
    """Return for each new record the value of its test's column in the form's record."""
    below = stack(columns)
    length = len(columns[0])
    return below.take(test * length + record)


def _look_up(world: World, dataset: str, grown: GrownBlock, block: BlockMapping, look_up: LookUp) -> None:
    table = world.looked_up(look_up.table)
    theirs = [_stripped(table.column_named(name)) for name in look_up.by_columns]
    mine = [_stripped(grown.column(reference_in_block(block, name))) for name in look_up.by_columns.values()]
    if look_up.by_subject:
        theirs.append(_subject(table))
        mine.append(_subject(grown.form).take(grown.rows))
    allowed = np.ones(len(theirs[0]), bool)
    if look_up.keep is not None:
        allowed = ask_table(world, table, look_up.keep, look_up.place, look_up.alias)
    found, times, matched = _matches(mine, theirs, allowed)
    if isinstance(table, FormTable):
        table.find(matched)
    grown.joined[look_up.alias] = (table, found)
    named = [*(grown.form.form.source.block.subject if look_up.by_subject else ()), *look_up.by_columns.values()]
    raw = [name for name in named if name in grown.form.raw.columns]
    if raw:
        grown.matched[look_up.alias] = raw[-1]
    several = np.flatnonzero(times > 1)
    if isinstance(table, FormTable):
        clear = np.zeros(len(table), bool)
        clear[found[found >= 0]] = True
        way = (dataset, block.position - 1, look_up.alias)
        world.notes.found[way], world.notes.unclear[way] = matched, matched[~clear[matched]]
    if len(several):
        _report(world, grown, look_up, several, "ROW103", "finds several rows")
    none = np.flatnonzero(times == 0)
    if look_up.exactly_one and len(none):
        _report(world, grown, look_up, none, "ROW104", "finds no row")


def _choose(world: World, dataset: str, grown: GrownBlock, alias: str, bound: Bound) -> None:
    """Have a verb choose a row of another table for the subject of each record, and keep what it says beside."""
    mine = _subject(grown.form).take(grown.rows)
    rows = rows_of(world, bound, mine, f"{dataset}.{alias}")
    said, _ = summarised(world, Growing(dataset, [grown]), bound, mine, rows)
    grown.joined[alias] = rows[0], np.append(said.row, -1)[mine.codes]
    grown.sets[f"{alias}.{ANSWER}"] = said.answer.take(mine.codes)


def _subject(table: FormTable | Growing) -> Encoded:
    """Return whose each record of a table is."""
    found = table.subject if isinstance(table, FormTable) else table.column_named(SUBJECT)
    return empty(len(table)) if found is None else found


def _stripped(column: Encoded) -> Encoded:
    """Return a column without blanks at the ends of its texts: as in conditions, they do not matter."""
    return recode(column, [value.strip() or None if isinstance(value, str) else value for value in column.values])


def _matches(
    mine: list[Encoded], theirs: list[Encoded], allowed: NDArray[np.bool_]
) -> tuple[Positions, Positions, Positions]:
    """Return for each of my rows the one matching row of the other table (-1) and how many there are.

    The third answer are the rows of the other table that match any of mine.
    """
    both = [stack([m, t]) for m, t in zip(mine, theirs, strict=True)]
    group, parts = combine(both)
    blank = np.any([part < 0 for part in parts], axis=0)
    here, there = group[: len(mine[0])], group[len(mine[0]) :]
    usable = np.flatnonzero(allowed & ~blank[there])
    counted = np.bincount(there[usable], minlength=len(blank))
    row = np.full(len(blank), -1, np.int64)
    row[there[usable]] = usable
    row[counted != 1] = -1
    times = np.where(blank[here], -1, counted[here])
    asked = np.zeros(len(blank), bool)
    asked[here] = True
    return row[here], times, usable[asked[there[usable]]]


def _report(world: World, grown: GrownBlock, look_up: LookUp, records: Positions, code: str, what: str) -> None:
    """Report the records of a broken look-up; the cell at fault is the raw column that is matched last."""
    message = f"look-up '{look_up.alias}' in {look_up.table} by {', '.join(look_up.match)} {what}"
    problem = Problem(code, message, look_up.place)
    rows = np.unique(grown.rows[records])
    if look_up.alias in grown.matched:
        world.problems.extend(raw_cells(grown.form, grown.matched[look_up.alias], rows, problem))
        return
    numbers = tuple(sorted(grown.form.record_numbers(rows).tolist()))
    world.problems.append(Problem(code, message, look_up.place, Cells(grown.form.form.file, numbers)))


def _births(dataset: Growing) -> list[Births]:
    births = []
    for number, ((first, last), block) in enumerate(zip(dataset.bounds(), dataset.blocks, strict=True)):
        records = np.arange(first, last, dtype=np.int64)
        numbers = block.form.record_numbers(block.rows)
        births.append(Births("source", block.form.form.file, records, numbers, block=number))
        for alias, (table, rows) in block.joined.items():
            known = rows >= 0
            name = table.form.file if isinstance(table, FormTable) else table.name
            found = table.record_numbers(rows[known]) if isinstance(table, FormTable) else rows[known]
            births.append(Births("joined", name, records[known], found, alias, number))
    return births
