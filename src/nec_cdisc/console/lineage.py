"""Shows the way of a value, and what a raw row touches, on the screen.

The lines carry the colours of a terminal, which ``click.echo`` leaves out elsewhere. A trace is to answer at once: a
library that also draws tables takes longer to load than the answer takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from nec_cdisc.lineage.cut_off import Judged
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.touched import TouchedRow
from nec_cdisc.lineage.trace import Step
from nec_cdisc.problem.visible import visible

#: How rows are told of which there may be many, by role; and what tells nothing but itself.
_MANY, _BARE = {"used": "are used", "lost": "lost"}, "bare"
#: Values of single records are shown up to so many records; beyond, they are counted.
FEW = 3
#: Lost rows of an extreme that are shown one by one.
LOSERS = 8
_ROLES = {"won": "won: ", "lost": "lost: ", "used": "used: ", "reads": "", "at": ""}


def way(step: Step) -> Iterator[str]:
    """Yield the lines of a trace, each step below the one that it made, with the colours of a terminal."""
    yield _bold(_said(step))
    yield from _below(step, "")


def _below(step: Step, margin: str) -> Iterator[str]:
    if step.rule is not None:
        yield f"{margin}  {visible(step.rule)}  {_dim(_place(step))}"
    for note in step.notes:
        yield f"{margin}  {_yellow(visible(note))}"
    if step.told:
        yield f"{margin}  {_dim('as told above')}"
    below = _few(step.reads)
    for position, item in enumerate(below):
        last = position == len(below) - 1
        branch, further = ("└ ", "  ") if last else ("├ ", "│ ")
        yield f"{margin}{branch}{_ROLES.get(item.role, '')}{_said(item)}"
        yield from _below(item, margin + further)


def _place(step: Step) -> str:
    return f"[{visible(step.line or '')}]"


def _few(steps: Sequence[Step]) -> list[Step]:
    """Return the steps without most of the rows that lost, or that an answer rests on besides."""
    kept = [step for step in steps if step.role not in _MANY]
    for role, said in _MANY.items():
        several = [step for step in steps if step.role == role]
        more = len(several) - LOSERS
        rest = [Step(f"{more} more rows {said}", None, _BARE)] if more > 0 else []
        kept += [*several[:LOSERS], *rest]
    return kept


def _said(step: Step) -> str:
    if step.role == _BARE:
        return visible(step.what)
    where = "" if step.where is None else f"  {_dim(visible(f'({step.where})'))}"
    value = "(blank)" if step.value is None else repr(step.value)
    return f"{visible(f'{step.what} = {value}')}{where}"


def end_lines(reasons: Iterable[str]) -> Iterator[str]:
    """Yield why a trace of analysis ends at records of SDTM, a line for each reason."""
    yield from (_yellow(visible(f"the trace ends at SDTM: {reason}")) for reason in reasons)


def judged_lines(rows: Sequence[Judged]) -> Iterator[str]:
    """Yield by which data cut-off raw rows were judged, a line for each."""
    yield from (_dim(visible(row.said)) for row in rows)


def touched_lines(
    stored: Stored,
    row: TouchedRow,
    cells: Sequence[Step],
    apart: Sequence[str],
    cut_off: Judged | None = None,
) -> Iterator[str]:
    """Yield the lines of a raw row: its cells, what is said of it as a whole, what it touches, dataset by dataset.

    ``apart`` are its problems, and the rules that left it out.
    """
    yield _bold(visible(f"{row.file}:{row.row}"))
    for cell in cells:
        yield f"  {_said(cell).removeprefix(f'{row.file}:{row.row} ')}"
        yield from (f"    {_yellow(visible(note))}" for note in cell.notes)
    yield from judged_lines([cut_off] if cut_off is not None else [])
    yield from (_yellow(visible(said)) for said in apart)
    yield ""
    yield from _values(stored, row)
    for (dataset, name), records in row.lost.items():
        yield f"looked at for {dataset}.{name} of {len(records)} {_word(len(records))}, where another row won"
    if not row.values and not row.lost:
        yield "touches no value of the outputs"


def analysis_lines(further: tuple[Stored, TouchedRow] | str) -> Iterator[str]:
    """Yield what a raw row touches of analysis, without what it was only looked at for, or why that is not known."""
    if isinstance(further, str):
        yield from [f"analysis: {visible(further)}"] if further else []
        return
    stored, row = further
    yield from _values(stored, row) if row.values else ["touches no value of analysis"]


def _values(stored: Stored, row: TouchedRow) -> Iterator[str]:
    for dataset in dict.fromkeys(dataset for dataset, _ in row.values):
        values = {name: records for (of, name), records in row.values.items() if of == dataset}
        yield from _one_by_one(stored, dataset, values)
        yield from _together(stored, dataset, values)


def _one_by_one(stored: Stored, dataset: str, values: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Yield the values that are touched in few records, record by record."""
    few = {name: records for name, records in values.items() if len(records) <= FEW}
    for record in sorted({record for records in few.values() for record in records}):
        sequence = stored.value(dataset, record, f"{dataset[:2]}SEQ")
        which = f" {dataset[:2]}SEQ {sequence}" if sequence is not None else ""
        yield f"{_bold(dataset)}{which} of {visible(str(stored.subject(dataset, record)))}"
        for name, records in few.items():
            if record in records:
                value = stored.shown(dataset, record, name)
                yield f"  {name} = {'(blank)' if value is None else visible(repr(value))}"


def _together(stored: Stored, dataset: str, values: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Yield the variables that are touched in many records, those of the same records on one line."""
    groups: dict[tuple[int, ...], list[str]] = {}
    for name, records in values.items():
        if len(records) > FEW:
            groups.setdefault(tuple(records), []).append(name)
    for together, names in groups.items():
        subjects = list(dict.fromkeys(str(stored.subject(dataset, record)) for record in together))
        of = ", ".join(subjects[:FEW]) + (" …" if len(subjects) > FEW else "")
        yield f"{_bold(dataset)} {len(together)} records of {visible(of)}: {', '.join(names)}"


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _dim(text: str) -> str:
    return click.style(text, dim=True)


def _yellow(text: str) -> str:
    return click.style(text, fg="yellow")


def _word(count: int) -> str:
    return "record" if count == 1 else "records"
