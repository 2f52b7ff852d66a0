"""Writes the ledger as two CSV files: what became of the cells of each raw column, and the counts of each subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.ledger.book import Ledger
from nec_cdisc.run.ledger.counts import FATES, Tally, empty_tally

LINES = ("form", "raw_file", "raw_column", "fate", "detail", "rows", "cells")
#: What stands in place of a form, or of a subject, in a line of totals.
ALL_FORMS, ALL_SUBJECTS = "all forms", "all subjects"
_FATES = tuple(fate.value.replace(" ", "_") for fate in FATES)
SUBJECTS = (
    "form",
    "raw_file",
    "subject",
    "rows",
    *(f"rows_{fate}" for fate in _FATES),
    "cells",
    *(f"cells_{fate}" for fate in _FATES),
)


def write_ledger(ledger: Ledger, path: Path) -> None:
    """Write what became of rows and cells, by form, column and fate; the file replaces the last one as a whole."""
    write_table(LINES, _lines(ledger), path)


def write_ledger_subjects(ledger: Ledger, path: Path) -> None:
    """Write the counts of each form and subject, with a total of each form and one of all."""
    write_table(SUBJECTS, _subject_lines(ledger), path)


def _lines(ledger: Ledger) -> Iterator[tuple[str | int | None, ...]]:
    for form in ledger.forms:
        for column, reason, rows, cells in form.lines():
            start = tuple(map(safe, (form.name, form.file, column, reason.fate.value, reason.detail)))
            yield (*start, rows if column is None else None, cells if column is not None or cells else None)


def _subject_lines(ledger: Ledger) -> Iterator[tuple[str | int | None, ...]]:
    total = empty_tally()
    for form in ledger.forms:
        subjects = sorted(form.subjects, key=lambda name: (name is None, name or ""))
        tallies = [*(form.subjects[subject] for subject in subjects), form.total()]
        name, file = safe(form.name), safe(form.file)
        for subject, numbers in zip([*subjects, ALL_SUBJECTS], _numbers(tallies), strict=True):
            yield (name, file, safe(subject), *numbers)
        total = total + tallies[-1]
    yield (ALL_FORMS, None, ALL_SUBJECTS, *_numbers([total])[0])


def _numbers(tallies: Sequence[Tally]) -> list[list[int]]:
    """Return for each tally the sum and then each fate, of rows and of cells."""
    kinds = np.stack(tallies)
    whole = np.concatenate([kinds.sum(axis=2, keepdims=True), kinds], axis=2)
    numbers: list[list[int]] = whole.reshape(len(tallies), -1).tolist()
    return numbers
