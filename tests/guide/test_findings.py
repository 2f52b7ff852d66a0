"""The report of validation, read finding by finding."""

import pytest
from tests.guide.made import unconverted, validated
from tests.report.validation.made import ABOUT, validation

from nec_cdisc.guide.findings import read_findings
from nec_cdisc.report.validation.guide import guide_section
from nec_cdisc.report.validation.json_report import write_json


def test_the_issues_are_those_of_the_guide_of_validation(tmp_path):
    """What is read back from the report is what validation itself says to the reviewer."""
    write_json(validation(), ABOUT, tmp_path / "findings.json")
    read = read_findings(tmp_path / "findings.json")
    assert read.issues == guide_section(validation())
    assert read.head["study"] == "T-1"
    assert read.rules["AEV101"]["says"] == "It holds."


def test_a_report_without_findings_has_no_issue(build):
    """Its head is read all the same."""
    sources = validated(unconverted(build))
    read = read_findings(sources.outputs / "validation" / "findings.json")
    assert read.issues == ()
    assert read.head["outcomes"] == {"passed": 3, "found": 2}


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_report_that_is_cut_off_is_refused(build, lines):
    """Fewer findings than there were would be a better package than there is."""
    sources = validated(unconverted(build), ("AEV101", "AE", "error", None), ("AEV102", "AE", "error", None))
    path = sources.outputs / "validation" / "findings.json"
    kept = path.read_text("utf-8").splitlines(keepends=True)[:-lines]
    path.write_text("".join(kept), "utf-8")
    with pytest.raises(ValueError, match=r"cut off|no report"):
        read_findings(path)
