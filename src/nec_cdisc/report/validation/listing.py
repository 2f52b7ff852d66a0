"""The findings as a table: one line for each, the same columns as CSV and in the workbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nec_cdisc.report.table import safe, write_table
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.validation import Validation

COLUMNS = (
    "severity",
    "rule",
    "dataset",
    "subject",
    "sequence",
    "record",
    "message",
    "values",
    "raw",
    "mapping_line",
    "next_step",
    "status",
    "since",
    "waived_because",
    "waived_by",
    "waived_on",
    "keys",
    "finding",
)
OPEN, WAIVED = "open", "waived"


def write_listing(validation: Validation, path: Path) -> None:
    """Write the findings as CSV; no cell of it is carried out by a spreadsheet."""
    lines = (
        tuple(safe(cell) if isinstance(cell, str) else cell for cell in cells(item)) for item in validation.findings
    )
    write_table(COLUMNS, lines, path)


def cells(finding: Finding) -> tuple[str | int | None, ...]:
    """Return the cells of a finding in the order of :data:`COLUMNS`."""
    waiver = finding.waiver
    return (
        finding.rule.level.value,
        finding.rule.id,
        finding.dataset,
        finding.subject,
        finding.sequence,
        finding.record,
        finding.message,
        pairs(finding.values),
        "; ".join(finding.raw),
        finding.line,
        finding.rule.next_step,
        OPEN if waiver is None else WAIVED,
        None if finding.since is None else finding.since.value,
        None if waiver is None else waiver.reason,
        None if waiver is None else waiver.who,
        None if waiver is None else waiver.date,
        pairs(finding.keys),
        finding.identity,
    )


def pairs(values: Iterable[tuple[str, str]]) -> str:
    """Return values with their names, as the register of waivers writes keys.

    >>> pairs([("USUBJID", "EV-01-003"), ("AESEQ", "4")])
    'USUBJID=EV-01-003; AESEQ=4'
    """
    return "; ".join(f"{name}={value}" for name, value in values)
