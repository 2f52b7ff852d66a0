"""The table that the page's script reads."""

from tests.report.validation.made import many, validation

from nec_cdisc.report.validation import page_data
from nec_cdisc.report.validation.page_data import as_table, on_page


def test_rows_refer_to_rules_and_texts():
    """A row can be read again: rule, dataset, subject, raw row, line, waiver."""
    table = as_table(validation())
    texts = table["texts"]
    rows = [
        (table["rules"][row[0]][0], texts[row[1]], texts[row[2]], texts[row[7]], texts[row[12]])
        for row in table["rows"]
    ]
    assert rows[0] == ("PKG105", "DM", "", "", "")
    assert rows[1] == ("AEV101", "AE", "T-1-001", "raw/ae.csv:2", "")
    assert rows[3] == ("AEV102", "AE", "T-1-003", "raw/ae.csv:4", "Known & <accepted> (A. Manager, 2026-02-01)")
    assert len(set(texts)) == len(texts)


def test_signs_that_hide_are_shown():
    """What steers or hides text is written as its code."""
    assert "<U+202E><U+0007>" in as_table(validation())["rows"][1][5]


def test_the_gravest_findings_stay_where_there_are_too_many(monkeypatch):
    """The page holds a number of findings: open and grave ones first."""
    monkeypatch.setattr(page_data, "MOST", 50)
    held = on_page(many(400, rules=4))
    assert len(held) == 50
    assert {finding.rule.level.value for finding in held} == {"error"}
