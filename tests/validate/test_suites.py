"""Suites of expectations are held against a package, and each of their rules has a result."""

from tests.checks.made import package, table

from nec_cdisc.expectations.rules import RULES
from nec_cdisc.expectations.suite import Expectation, Suite
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.running import Outcome
from nec_cdisc.validate.suites import Suites, left_out

AE = table("AE", STUDYID=["T"], DOMAIN=["AE"], USUBJID=["T-1"], AESEQ=[1], AETERM=["x"], AESTDTC=["2019-13-45"])


def test_each_rule_of_the_suites_has_a_result():
    """A required variable that is absent is found, and a rule that no suite of the package serves is skipped."""
    results = {result.rule.id: result for result in Suites(load().standard).results(package(AE))}
    assert set(results) >= set(RULES)
    assert results["STR101"].outcome is Outcome.FOUND
    assert any("AEDECOD" in found.message or "AEDECOD" in found.variables for found in results["STR101"].found)
    skipped = [result for result in results.values() if result.outcome is Outcome.SKIPPED]
    assert skipped
    assert all(result.reason for result in skipped)


def test_a_package_without_records_passes_nothing():
    """Where there is nothing to hold a suite against, no rule of it has passed."""
    outcomes = {result.outcome for result in Suites(load().standard).results(package())}
    assert outcomes == {Outcome.SKIPPED}


def test_suites_that_are_left_out_are_skipped():
    """Each of their rules says that it was left out."""
    results = left_out(package(AE))
    assert [result.rule.id for result in results] == sorted(RULES)
    assert all(result.outcome is Outcome.SKIPPED and "--no-suites" in result.reason for result in results)


def test_a_suite_of_a_dataset_that_is_not_there_is_told():
    """What people wrote for a dataset that is absent, or has no record, is skipped with that reason."""
    expectation = Expectation("expect_columns_to_be_filled", {"columns": ["VSTEST"]}, {"rule": "SITE01"})
    suites = Suites(load().standard, written={"VSS": [Suite("own", "VSS", [expectation])]})
    for held, reason in ((package(AE), "there is no VSS"), (package(table("VSS", USUBJID=[])), "VSS has no record")):
        result = next(result for result in suites.results(held) if result.rule.id == "SITE01")
        assert (result.outcome, result.reason) == (Outcome.SKIPPED, reason)
