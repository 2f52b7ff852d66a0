"""The list of queries as a CSV file."""

from __future__ import annotations

import csv
from pathlib import Path

from nec_cdisc.report.query.listing import COLUMNS, write_listing


def test_each_query_is_a_line_with_each_column(made, listed, tmp_path: Path):
    """What the columns are called is what programs rely on."""
    path = tmp_path / "reports" / "queries.csv"
    write_listing(listed(made(rows=(2, 5))), path)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == [
            {
                "query_id": "Q-AAAA-BBBB-CCCC",
                "site": "01",
                "subject": "01-001",
                "visit": "Screening",
                "form": "ae",
                "edc_key": "site=01; subj=001; no=1",
                "field": "start",
                "value": "31.02.2019",
                "reason": "no such day",
                "proposed_text": "In form ae, the field start holds a date. Please check it.",
                "code": "VAL112",
                "variables": "AE.AESTDTC",
                "raw_file": "raw/ae.csv",
                "raw_row": "2, 5",
                "mapping_line": "mappings/sdtm/ae.yaml:12:3",
            }
        ]


def test_no_cell_is_a_formula(made, listed, tmp_path: Path):
    """A raw value that a spreadsheet would carry out is written as text, wherever it stands."""
    path = tmp_path / "queries.csv"
    parts = ("site", "subject", "visit", "form", "key", "field", "value", "reason", "text", "variables", "file")
    write_listing(listed(*(made(**{part: '=HYPERLINK("x")'}) for part in parts)), path)
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert cells.count('\'=HYPERLINK("x")') == len(parts)


def test_without_queries_there_are_headings(listed, tmp_path: Path):
    """A clean run leaves a list with headings only."""
    write_listing(listed(), tmp_path / "q.csv")
    assert (tmp_path / "q.csv").read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
