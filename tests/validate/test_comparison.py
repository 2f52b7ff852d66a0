"""Two runs are compared by the identity of findings."""

import json
import os

import pytest
from tests.report.validation.made import validation

from nec_cdisc.problem import Problem
from nec_cdisc.report.validation.json_report import as_data
from nec_cdisc.validate.comparison import Earlier, compare, read_earlier
from nec_cdisc.validate.finding import Since


def read(tmp_path, findings):
    """Write a report of some findings and read it."""
    path = tmp_path / "findings.json"
    path.write_text(json.dumps({"findings": findings}), encoding="utf-8")
    return read_earlier(path, "earlier.json")


def test_a_run_compared_with_itself_has_nothing_new(tmp_path):
    """All findings of a report that was written are known again."""
    found = validation().findings
    told, comparison = compare(found, read(tmp_path, as_data(validation())["findings"]), validation().results)
    assert (comparison.new, comparison.persisting, comparison.gone) == (0, len(found), ())
    assert {finding.since for finding in told} == {Since.PERSISTING}


def test_new_and_gone_findings_are_told(tmp_path):
    """What was not there before is new; what is no longer there is gone, with what was said of it."""
    first, *others = as_data(validation())["findings"]
    gone = {**first, "identity": "gone", "message": "it was wrong", "sequence": None}
    told, comparison = compare(validation().findings, read(tmp_path, [*others, gone]), validation().results)
    assert (comparison.new, comparison.persisting) == (1, len(others))
    assert [item["message"] for item in comparison.gone] == ["it was wrong"]
    assert comparison.gone[0]["sequence"] is None
    assert next(finding.since for finding in told if finding.identity == first["identity"]) is Since.NEW


@pytest.mark.parametrize("rule", ["LBV101", "LBV102", "XYZ999"])
def test_what_nobody_looked_for_is_not_gone(tmp_path, rule):
    """Earlier findings of a rule that was skipped, broke or is unknown now are counted apart."""
    earlier = [{"identity": "x", "check": rule}]
    _, comparison = compare(validation().findings, read(tmp_path, earlier), validation().results)
    assert (comparison.gone, comparison.not_judged) == ((), 1)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"findings": 3}', '{"findings": [{}]}', '{"findings": [{"identity": 3}]}', "[" * 99_999],
)
def test_a_file_that_is_no_report_is_a_problem(tmp_path, text):
    """Whatever stands in the file, it is told and never believed."""
    path = tmp_path / "findings.json"
    path.write_text(text, encoding="utf-8")
    problem = read_earlier(path, "given.json")
    assert isinstance(problem, Problem)
    assert (problem.code, "given.json" in problem.message) == ("WVR120", True)


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    """A missing file, or a folder, is told."""
    assert isinstance(read_earlier(tmp_path / "none.json", "none.json"), Problem)
    assert isinstance(read_earlier(tmp_path, "folder"), Problem)


def test_an_empty_report_makes_all_findings_new():
    """Against a run without findings everything is new."""
    _, comparison = compare(validation().findings, Earlier("e", ()), [])
    assert (comparison.new, comparison.persisting) == (len(validation().findings), 0)


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "absent"])
def test_what_is_no_ordinary_file_is_not_read(tmp_path, kind):
    """A folder, a pipe and a device are refused at once, and fill no memory."""
    path = tmp_path / "findings.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    problem = read_earlier(path, "given.json")
    assert isinstance(problem, Problem)
    assert problem.code == "WVR120"
