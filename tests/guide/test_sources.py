"""Reports of the last runs."""

import pytest
from tests.guide.made import converted, unconverted

from nec_cdisc.guide.sources import as_typed


def test_a_report_that_nobody_wrote_is_none_and_told(build):
    """What is missing is known to the guide, which says so."""
    sources = unconverted(build)
    assert sources.report("ledger.csv") is None
    assert sources.counts("problems.csv", ("code",)) is None
    assert sources.findings is None
    assert sources.lacking == ["reports", "validation"]
    assert sources.problems == []


def test_reports_are_read(build):
    """Lines by column, and counts of combinations of columns."""
    sources = converted(build)
    assert {line["form"] for line in sources.report("ledger.csv")} == {"dm", "ae"}
    counts = sources.counts("problems.csv", ("severity", "code"))
    assert counts["query", "VAL112"] == 1
    assert sources.datasets.name == "sdtm"
    assert not sources.analysis


def test_a_line_end_in_a_value_is_part_of_it(build):
    """A cell of several lines does not shift the columns of a report."""
    sources = converted(build)
    (sources.outputs / "reports" / "problems.csv").write_text('severity,code,kind\nquery,"A\nB",x\n', "utf-8")
    assert sources.counts("problems.csv", ("severity", "code")) == {("query", "A\nB"): 1}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"findings": 1}', b"\xff\xfe"])
def test_findings_that_cannot_be_read_are_a_problem(build, content):
    """A guide is not made of half a report, and nothing is raised."""
    sources = unconverted(build)
    (sources.outputs / "validation").mkdir(parents=True)
    (sources.outputs / "validation" / "findings.json").write_bytes(content)
    assert sources.findings is None
    assert [(item.code, item.place.file) for item in sources.problems] == [
        ("DOC021", "outputs/validation/findings.json")
    ]


def test_tables_that_cannot_be_read_are_a_problem(build):
    """Bytes that are no text, and columns that are not there, are told once."""
    sources = converted(build)
    (sources.outputs / "reports" / "ledger.csv").write_bytes(b"\xff\xff\n\xfe")
    assert sources.report("ledger.csv") is None
    assert sources.report("ledger.csv") is None
    assert sources.counts("problems.csv", ("no such column",)) is None
    assert [item.place.file for item in sources.problems] == [
        "outputs/reports/ledger.csv",
        "outputs/reports/problems.csv",
    ]


def test_the_apostrophe_against_formulas_is_taken_off():
    """A guide shows what stands in the data, for nothing is carried out there."""
    assert as_typed("'=1+1") == "=1+1"
    assert as_typed("'tis") == "'tis"
