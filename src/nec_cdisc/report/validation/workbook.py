"""The report of validation as a workbook: findings to filter, rules with their outcomes, datasets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from nec_cdisc.report import workbook_file
from nec_cdisc.report.query.sheet import HEADING, TECHNICAL, Column, add_table, set_paper
from nec_cdisc.report.validation.about import NO_DAY, About
from nec_cdisc.report.validation.listing import cells
from nec_cdisc.report.workbook_file import Book, Cell
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Result
from nec_cdisc.validate.validation import Validation

FINDINGS, RULES, DATASETS = "Findings", "Rules", "Datasets"
COLUMNS = (
    Column("Severity", 9, HEADING),
    Column("Rule", 13, HEADING),
    Column("Dataset", 9, HEADING),
    Column("Subject", 17, HEADING),
    Column("Sequence", 9, HEADING),
    Column("Record", 8, HEADING),
    Column("What is wrong", 55, HEADING),
    Column("Values", 32, HEADING),
    Column("Raw rows", 24, TECHNICAL),
    Column("Mapping line", 26, TECHNICAL),
    Column("What to do", 45, HEADING),
    Column("Status", 8, HEADING),
    Column("Since", 10, HEADING),
    Column("Waived because", 30, HEADING),
    Column("Waived by", 14, HEADING),
    Column("Waived on", 11, HEADING),
    Column("Keys", 40, TECHNICAL),
    Column("Finding", 19, TECHNICAL),
)
_RULES = (
    Column("Rule", 13, HEADING),
    Column("Name", 28, HEADING),
    Column("Severity", 9, HEADING),
    Column("Outcome", 9, HEADING),
    Column("Open", 8, HEADING),
    Column("Waived", 8, HEADING),
    Column("The rule", 50, HEADING),
    Column("Reason", 40, HEADING),
    Column("Looked at", 24, TECHNICAL),
    Column("Source", 24, TECHNICAL),
)
_DATASETS = (
    Column("Dataset", 12, HEADING),
    Column("File", 18, HEADING),
    Column("Records", 10, HEADING),
    Column("Open", 8, HEADING),
    Column("Waived", 8, HEADING),
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
    book = Book(about.title, day)
    said = about.standard if about.exported is None else f"{about.standard}, export of {day.isoformat()}"
    for name, table in _tables(validation):
        sheet = book.add_sheet(name)
        add_table(book, sheet, table.columns, table.count, table.lines)
        set_paper(sheet, about.title, said)
    book.save(path)


def _tables(validation: Validation) -> Iterator[tuple[str, _Table]]:
    found, limit = validation.findings, workbook_file.LINES
    for number, start in enumerate(range(0, max(len(found), 1), limit), start=1):
        end = min(start + limit, len(found))
        given = partial(_findings, found, start, end)
        yield FINDINGS if not start else f"{FINDINGS} {number}", _Table(COLUMNS, end - start, given)
    yield RULES, _Table(_RULES, len(validation.results), partial(_rules, validation))
    yield DATASETS, _Table(_DATASETS, len(validation.package.tables), partial(_datasets, validation))


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
