"""The report of validation as a workbook: findings to filter, rules with their outcomes, datasets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from nec_cdisc.report import workbook_file
from nec_cdisc.report.validation.about import NO_DAY, About
from nec_cdisc.report.validation.listing import cells
from nec_cdisc.report.validation.workbook_parts import PLAIN, QUOTED, Column, Sheet, part_of, parts
from nec_cdisc.report.workbook_file import Cell, Lines, save_parts
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Result
from nec_cdisc.validate.validation import Validation

FINDINGS, RULES, DATASETS = "Findings", "Rules", "Datasets"
COLUMNS = (
    Column("Severity", 9),
    Column("Rule", 13),
    Column("Dataset", 9),
    Column("Subject", 17),
    Column("Sequence", 9),
    Column("Record", 8),
    Column("What is wrong", 55),
    Column("Values", 32),
    Column("Raw rows", 24, technical=True),
    Column("Mapping line", 26, technical=True),
    Column("What to do", 45),
    Column("Status", 8),
    Column("Since", 10),
    Column("Waived because", 30),
    Column("Waived by", 14),
    Column("Waived on", 11),
    Column("Keys", 40, technical=True),
    Column("Finding", 19, technical=True),
)
_RULES = (
    Column("Rule", 13),
    Column("Name", 28),
    Column("Severity", 9),
    Column("Outcome", 9),
    Column("Open", 8),
    Column("Waived", 8),
    Column("The rule", 50),
    Column("Reason", 40),
    Column("Looked at", 24, technical=True),
    Column("Source", 24, technical=True),
)
_DATASETS = (
    Column("Dataset", 12),
    Column("File", 18),
    Column("Records", 10),
    Column("Open", 8),
    Column("Waived", 8),
)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a sheet: its columns, how many lines it has and what gives them."""

    columns: Sequence[Column]
    count: int
    lines: Callable[[], Iterable[Sequence[Cell]]]


def write_workbook(validation: Validation, about: About, path: Path) -> None:
    """Write the workbook; texts stay texts, whatever they look like."""
    day = about.exported or NO_DAY
    said = about.standard if about.exported is None else f"{about.standard}, export of {day.isoformat()}"
    tables = dict(_tables(validation))
    sheets = [Sheet(name, table.columns, table.count) for name, table in tables.items()]
    lines = {part_of(number): _lines(table) for number, table in enumerate(tables.values(), start=1)}
    save_parts(parts(sheets, about.title, said, day), lines, path, day)


def _tables(validation: Validation) -> Iterator[tuple[str, _Table]]:
    found, limit = validation.findings, workbook_file.LINES
    for number, start in enumerate(range(0, max(len(found), 1), limit), start=1):
        end = min(start + limit, len(found))
        given = partial(_findings, found, start, end)
        yield FINDINGS if not start else f"{FINDINGS} {number}", _Table(COLUMNS, end - start, given)
    yield RULES, _Table(_RULES, len(validation.results), partial(_rules, validation))
    yield DATASETS, _Table(_DATASETS, len(validation.package.tables), partial(_datasets, validation))


def _lines(table: _Table) -> Lines:
    """Return the lines that a sheet gets, with the styles of their columns."""
    columns = table.columns
    styles, quoted = ([kinds[column.technical] for column in columns] for kinds in (PLAIN, QUOTED))
    return Lines(table.count, table.lines, [column.width for column in columns], styles, quoted)


def _findings(found: Sequence[Finding], start: int, end: int) -> Iterator[Sequence[Cell]]:
    return map(cells, islice(found, start, end))


def _rules(validation: Validation) -> Iterator[Sequence[Cell]]:
    counts = _counts(validation, lambda finding: finding.rule.id)
    for result in validation.results:
        rule = result.rule
        yield (
            *(rule.id, rule.name, rule.level.value, result.outcome.value, *counts.get(rule.id, (0, 0))),
            *(rule.says, result.reason, _looked_at(result), rule.source),
        )


def _looked_at(result: Result) -> str:
    return ", ".join(result.looked_at)


def _datasets(validation: Validation) -> Iterator[Sequence[Cell]]:
    counts = _counts(validation, lambda finding: finding.dataset)
    for name, table in validation.package.tables.items():
        yield (name, table.file, len(table), *counts.get(name, (0, 0)))


def _counts(validation: Validation, key: Callable[[Finding], str]) -> Mapping[str, tuple[int, int]]:
    """Return how many findings are open, and how many waived, by a property of theirs."""
    counts: dict[str, tuple[int, int]] = {}
    for finding in validation.findings:
        open_, waived = counts.get(key(finding), (0, 0))
        counts[key(finding)] = (open_ + 1, waived) if finding.waiver is None else (open_, waived + 1)
    return counts
