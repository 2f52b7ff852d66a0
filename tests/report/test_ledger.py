"""The ledger as files: what became of rows and cells, and the counts of each subject."""

from __future__ import annotations

import csv

from nec_cdisc.report.ledger import write_ledger, write_ledger_subjects
from nec_cdisc.run.ledger.book import Ledger
from nec_cdisc.run.ledger.counts import FormCounts, empty_tally
from nec_cdisc.run.ledger.fate import Fate, Reason, under_code

MAPPED = Reason(Fate.MAPPED, "AE.AETERM")
ORPHAN = under_code("ROW105")


def _ledger() -> Ledger:
    tallies = {}
    for who, counts in {"-002": (1, 2, 0, 0), None: (0, 0, 1, 3)}.items():
        tally = empty_tally()
        tally[0, 0], tally[1, 0], tally[0, 3], tally[1, 3] = counts
        tallies[who] = tally
    groups = {
        ("=term", MAPPED): (0, 2),
        (None, ORPHAN): (1, 0),
        (None, Reason(Fate.MAPPED)): (1, 0),
        ("=term", ORPHAN): (0, 3),
    }
    return Ledger((FormCounts("ae", "raw/ae.csv", ("=term",), groups, tallies, 2, 5, {}),))


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_line_tells_the_fate_of_rows_or_of_the_cells_of_a_column(tmp_path):
    """Whole rows have no column and are counted as rows; no spreadsheet carries a column name out as a formula."""
    path = tmp_path / "ledger.csv"
    write_ledger(_ledger(), path)
    why = "ROW105 the subject has no record in DM"
    assert _read(path) == [
        ["form", "raw_file", "raw_column", "fate", "detail", "rows", "cells"],
        ["ae", "raw/ae.csv", "", "mapped", "", "1", ""],
        ["ae", "raw/ae.csv", "", "problem", why, "1", ""],
        ["ae", "raw/ae.csv", "'=term", "mapped", "AE.AETERM", "", "2"],
        ["ae", "raw/ae.csv", "'=term", "problem", why, "", "3"],
    ]


def test_each_subject_has_a_line_and_totals_stand_below(tmp_path):
    """Rows that name no subject come last, then the form and at the end all forms; each line adds up."""
    path = tmp_path / "subjects.csv"
    write_ledger_subjects(_ledger(), path)
    header, *lines = _read(path)
    assert header[:5] == ["form", "raw_file", "subject", "rows", "rows_mapped"]
    assert [line[:3] for line in lines] == [
        ["ae", "raw/ae.csv", "'-002"],
        ["ae", "raw/ae.csv", ""],
        ["ae", "raw/ae.csv", "all subjects"],
        ["all forms", "", "all subjects"],
    ]
    assert lines[2][3:] == ["2", "1", "0", "0", "1", "0", "5", "2", "0", "0", "3", "0"]
    assert lines[3][3:] == lines[2][3:]
    for line in lines:
        counts = list(map(int, line[3:]))
        assert (counts[0], counts[6]) == (sum(counts[1:6]), sum(counts[7:]))
