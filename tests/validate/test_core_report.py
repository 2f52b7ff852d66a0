"""What CDISC CORE reports becomes rules and findings like ours, and nothing of it a pass that CORE did not give."""

import pytest
from tests.checks.made import package
from tests.report.validation.made import events, lines, origins
from tests.validate.core_reports import entry, issue, report, summary

from nec_cdisc.plugin.check import Level
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.core_report import NoReport, State, core_run
from nec_cdisc.validate.finding import findings
from nec_cdisc.validate.running import Outcome

AE = package(events())


def results(data):
    """Return the results of a report by rule."""
    return {result.rule.id: result for result in core_run(data, AE).results}


def found(data):
    """Return the findings of a report."""
    return list(findings(core_run(data, AE).results, AE, load().standard, origins, lines))


def test_each_status_is_told_as_it_is():
    """Passed, found, skipped and broken rules are told apart, and a word that nobody knows is no pass."""
    told = results(report())
    assert [told[f"CORE-00000{number}"].outcome.value for number in range(1, 7)] == [
        *("passed", "found", "found", "skipped", "broken", "broken")
    ]
    reason = "it broke within CORE; Operation: no_such_operation, Domain: AE (so of 2 datasets)"
    assert told["CORE-000005"].reason == reason
    assert told["CORE-000005"].found == ()
    assert "UNKNOWN STATUS" in told["CORE-000006"].reason


def test_issues_get_raw_rows_keys_and_lines():
    """An issue of a record becomes a finding with everything that our own findings have."""
    first, second, whole, *_ = found(report())
    assert (first.rule.id, first.dataset, first.record, first.subject) == ("CORE-000002", "AE", 2, "T-1-002")
    assert (first.raw, first.line) == (("raw/ae.csv:3",), "mappings/sdtm/ae.yaml:12:3")
    assert first.message == "Not {AETERM} but else"
    assert (second.record, whole.record, whole.message) == (3, None, "AETERM as a whole")
    assert first.identity != second.identity


def test_a_record_that_is_not_there_concerns_the_dataset():
    """A number beyond the file is not believed; a rule that CORE can check in part needs a look."""
    told = next(finding for finding in found(report()) if finding.rule.id == "CORE-000003")
    assert (told.record, told.rule.level) == (None, Level.WARNING)
    assert results(report())["CORE-000002"].rule.level is Level.ERROR
    assert results(report())["CORE-000002"].rule.source == "CDISC CORE, CDISC CG0002"


def test_issues_make_a_finding_whatever_the_status():
    """A rule that claims success but has issues, or stands only among the issues, has found something."""
    data = report()
    data["Rules_Report"] = [entry("CORE-000002", "SUCCESS")]
    told = results(data)
    assert told["CORE-000002"].outcome is Outcome.FOUND
    assert told["CORE-000003"].outcome is Outcome.FOUND


def test_issues_that_are_only_counted_are_told():
    """CORE leaves details out where it is told a limit, and those of a rule that it calls a success."""
    data = report()
    data["Issue_Summary"] += [summary("CORE-000002", "AE", 48), summary("CORE-000001", "AE", 2)]
    data["Conformance_Details"]["Issue_Limit_Per_Rule"] = 3
    run = core_run(data, AE)
    told = {result.rule.id: result for result in run.results}
    assert told["CORE-000002"].reason == "CORE counts 51 issues and lists 3"
    assert (told["CORE-000001"].outcome, len(told["CORE-000001"].found)) == (Outcome.FOUND, 1)
    assert ("Issue Limit Per Rule", "3") in run.details


def test_what_is_about_the_study_is_told_of_it():
    """An issue of no single dataset stands under the name that CORE gives it."""
    data = report()
    data["Issue_Summary"] = []
    data["Issue_Details"] = [issue("CORE-000002", "STUDY", "", ["PC"], ["Not in dataset"])]
    assert [(finding.dataset, finding.record) for finding in found(data)] == [("STUDY", None)]


def test_details_depend_on_inputs_alone():
    """Versions are kept, times and places are not."""
    run = core_run(report(), AE)
    assert run.state is State.RAN
    assert dict(run.details) == {
        "CORE Engine Version": "0.17.1",
        "Standard": "SDTMIG",
        "Version": "V3.4",
        "CT Version": "sdtmct-2025-03-28",
    }


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"Rules_Report": [], "Issue_Details": 3},
        {"Rules_Report": ["x"], "Issue_Details": []},
        {"Rules_Report": [{}]},
        {"Rules_Report": [], "Issue_Details": []},
        {"Rules_Report": [], "Issue_Details": [], "Issue_Summary": [1]},
    ],
)
def test_what_is_no_report_is_refused(data):
    """Without its lists there is nothing to tell, and nothing is taken for a pass."""
    with pytest.raises(NoReport):
        core_run(data, AE)


@pytest.mark.parametrize("row", [None, "", "x", 0, -1, 1.5, True, [1]])
def test_rows_of_any_kind_break_nothing(row):
    """A record number that is none leaves a finding about the dataset."""
    data = report()
    data["Issue_Summary"] = []
    data["Issue_Details"] = [issue("CORE-000002", "AE", row, ["AETERM"], ["null"])]
    assert [finding.record for finding in found(data)] == [None]
