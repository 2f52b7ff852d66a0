"""Writes the register of corrections as a CSV file: what became of each of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from nec_cdisc.lineage.layout import PRIVATE
from nec_cdisc.lineage.model import DecidedCorrection
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Place
from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.engine import Outcome
from nec_cdisc.run.ledger.follow import rules, variables

COLUMNS = (
    "mapping_line",
    "form",
    "key",
    "field",
    "old_value",
    "new_value",
    "who",
    "why",
    "result",
    "detail",
    "raw_file",
    "raw_row",
    "subject",
    "visit",
    "value_in_export",
    "variables",
    "used_for",
)
APPLIED, NOT_APPLIED = "applied", "not applied"
#: A cell of the export: file, row and column.
_Cell = tuple[str, int | None, str]


def write_corrections(outcome: Outcome, plan: Plan, path: Path) -> None:
    """Write one line for each line of the register, in its order; the file replaces the last one as a whole.

    A study without corrections has the header alone.
    """
    write_table(COLUMNS, _lines(outcome, plan), path)


def _lines(outcome: Outcome, plan: Plan) -> Iterator[tuple[str | int | None, ...]]:
    if not outcome.corrections:
        return
    of_variables, of_rules = variables(plan), rules(plan)
    last = {_cell(decided): decided.correction.place for decided in outcome.corrections if decided.refused is None}
    left_out = _left_out(outcome)
    for decided in outcome.corrections:
        line = decided.correction
        result = APPLIED if decided.refused is None else NOT_APPLIED
        detail = decided.refused or "; ".join(_then(decided, last, left_out)) or None
        subject, visit = (None, None) if decided.row is None else outcome.whereabouts.of(decided.file, decided.row)
        register = (str(line.place), line.form, _key(decided), line.field, *_values(decided, line.old, line.new))
        yield (
            *map(safe, (*register, line.who, line.why, result, detail, decided.file or None)),
            decided.row,
            *map(safe, (subject, visit, *_values(decided, decided.typed))),
            safe(", ".join(of_variables.get((line.form, line.field), ())) or None),
            safe(", ".join(of_rules.get(line.form, {}).get(line.field, ())) or None),
        )


def _cell(decided: DecidedCorrection) -> _Cell:
    return decided.file, decided.row, decided.correction.field


def _key(decided: DecidedCorrection) -> str:
    """Return the key as the register writes it, without private values."""
    pairs = decided.correction.key.items()
    return "; ".join(f"{name}={PRIVATE if name in decided.private else value}" for name, value in pairs)


def _values(decided: DecidedCorrection, *values: str | None) -> Iterator[str | None]:
    for value in values:
        yield PRIVATE if decided.secret else value


def _left_out(outcome: Outcome) -> Mapping[tuple[str, int | None], Sequence[str]]:
    """Return by which rules the corrected records were left out afterwards."""
    corrected = {decided.file: set[int]() for decided in outcome.corrections}
    for decided in outcome.corrections:
        corrected[decided.file] |= {decided.row} if decided.row is not None else set()
    found: dict[tuple[str, int | None], list[str]] = {}
    for group in outcome.left_out:
        for row in sorted(corrected.get(group.file, set()).intersection(group.rows)):
            found.setdefault((group.file, row), []).append(group.rule.removeprefix("left out: "))
    return found


def _then(
    decided: DecidedCorrection,
    last: Mapping[_Cell, Place],
    left_out: Mapping[tuple[str, int | None], Sequence[str]],
) -> Iterator[str]:
    """Yield what else became of a corrected cell: a line below corrects it again, a rule leaves its record out."""
    place = last[_cell(decided)]
    if place != decided.correction.place:
        yield f"corrected again by {place}"
    for rule in left_out.get((decided.file, decided.row), ()):
        yield f"then the record is left out: {rule}"
