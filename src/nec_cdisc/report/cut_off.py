"""Writes what the data cut-off did, as a CSV file: one line per form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.engine import Outcome
from nec_cdisc.run.orphans import AFTER_CUT_OFF

COLUMNS = (
    "cut_off",
    "form",
    "raw_file",
    "raw_column",
    "mapping_line",
    "rows",
    "rows_left_out",
    "rows_on_or_before",
    "rows_kept_partial_date",
    "rows_kept_unreadable_date",
    "rows_kept_without_date",
    "rows_kept_no_cut_off_column",
    "rows_of_subjects_left_out",
)


def write_cut_off(outcome: Outcome, path: Path) -> None:
    """Write one line for each form, in the order of reading; the file replaces the last one as a whole.

    ``rows`` are those that the cut-off looked at, and the sum of the six columns behind it. The rows of subjects whose
    record in DM is left out are some of those kept by their own date. A run without a cut-off has the header alone.
    """
    write_table(COLUMNS, _lines(outcome), path)


def _lines(outcome: Outcome) -> Iterator[tuple[str | int | None, ...]]:
    of_subjects: dict[str, int] = {}
    for group in outcome.left_out:
        if group.rule.startswith(AFTER_CUT_OFF):
            of_subjects[group.file] = of_subjects.get(group.file, 0) + len(group.rows)
    for cut in outcome.cuts:
        start = map(safe, (cut.date, cut.form, cut.file, cut.column, str(cut.place)))
        kept = (cut.partial, cut.unreadable, cut.blank, cut.records if cut.column is None else 0)
        yield (*start, cut.records, cut.left_out, cut.before, *kept, of_subjects.get(cut.file, 0))
