"""A check has one of four outcomes, and only one of them says that all is well."""

from collections.abc import Iterator

import numpy as np
import pytest
from tests.checks.made import package, table

from nec_cdisc.plugin.check import Found, Level, Skipped, check, check_of
from nec_cdisc.records.facts import Facts
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.running import Outcome, run

DM = table("DM", USUBJID=["1", "2"])
AE = table("AE", USUBJID=["1", "3"], AESTDTC=["2019", None])
CM = table("CM", USUBJID=["1"], CMSTDTC=[None])


@check("XYZ101", Level.ERROR, AE=("USUBJID",), DM=("USUBJID",))
def known_subject(ae, dm=None) -> Iterator[Found]:
    """Have each subject in DM.

    Why: It must be.
    Do: Look.
    Source: a test.
    """
    if dm is None:
        message = "nobody knows"
        raise Skipped(message)
    yield ae.found(ae.row_in(dm) < 0, "no subject {USUBJID}", "USUBJID")


@check("XYZ102", Level.ERROR, each=("--STDTC",))
def dated(records) -> Iterator[Found]:
    """Have a date for each record.

    Why: It must be.
    Do: Look.
    Source: a test.
    """
    yield records.found(records.blank("--STDTC"), "no date", "--STDTC")


@check("XYZ103", Level.ERROR)
def broken(package) -> Iterator[Found]:
    """Have a dataset XX.

    Why: It must be.
    Do: Look.
    Source: a test.
    """
    yield package["XX"].found_whole("it is there")


@check("XYZ104", Level.ERROR, each_analysis=("AVAL",))
def analysed(records, standard, facts) -> Iterator[Found]:
    """Have nothing at all.

    Why: It must be.
    Do: Look.
    Source: a test.
    """
    yield records.found(np.zeros(len(records), bool), f"{standard.version} {facts.target_lesions}")


def ran(function, *tables):
    """Return the result of a check on datasets."""
    return run([check_of(function)], package(*tables), load().standard, Facts())[0]


def test_records_at_fault_are_found():
    """The finding names dataset and record, and the result the datasets looked at."""
    result = ran(known_subject, AE, DM)
    assert (result.outcome, result.looked_at) == (Outcome.FOUND, ("AE", "DM"))
    assert [(item.dataset, item.records.tolist()) for item in result.found] == [("AE", [1])]


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ((DM,), "there is no AE"),
        ((table("AE", AETERM=["x"]), DM), "AE has no USUBJID"),
        ((table("AE", USUBJID=[]), DM), "AE has no record"),
        ((AE,), "nobody knows"),
        ((AE, table("DM", SUBJID=["1"])), "nobody knows"),
    ],
)
def test_what_cannot_be_made_is_skipped_with_its_reason(tables, reason):
    """What is absent or without records skips a check; what is optional is the check's own to judge."""
    result = ran(known_subject, *tables)
    assert (result.outcome, result.reason) == (Outcome.SKIPPED, reason)


def test_a_check_of_any_dataset_runs_for_each_that_has_the_variables():
    """Each dataset with the variable is looked at, and those of analysis are not."""
    result = ran(dated, AE, CM, DM, table("ADAE", ADSTDTC=["x"]))
    assert result.looked_at == ("AE", "CM")
    assert [item.dataset for item in result.found] == ["AE", "CM"]
    assert ran(dated, DM).reason == "no dataset with records has --STDTC"


def test_what_is_raised_breaks_the_check_alone():
    """A check that raises is broken and says how, and the next one runs."""
    results = run([check_of(broken), check_of(dated)], package(AE), load().standard, Facts())
    assert [result.outcome for result in results] == [Outcome.BROKEN, Outcome.FOUND]
    assert results[0].reason == "KeyError: 'XX'"


def test_without_findings_a_check_has_passed():
    """A check that finds no record has passed, and an empty finding is none."""
    result = ran(analysed, table("ADLB", AVAL=[1]))
    assert (result.outcome, result.found) == (Outcome.PASSED, ())


def test_nothing_passes_where_there_is_no_dataset():
    """A package without any dataset has passed no rule: nobody looked at anything."""
    results = run(all_checks(), package(), load().standard, Facts())
    assert {str(result.outcome) for result in results} == {"skipped", "found"}


def test_numbers_too_large_for_arithmetic_warn_nobody(recwarn):
    """What a difference of extreme numbers cannot hold is no message on the screen."""
    rows = {"USUBJID": ["1"], "PARAMCD": ["SUMDIAM"]}
    adtr = table("ADTR", **rows, AVAL=[1e308], BASE=[-1e308], CHG=[1.0], PCHG=[1.0])
    results = run(all_checks(), package(adtr), load().standard, Facts())
    assert not [result for result in results if result.outcome is Outcome.BROKEN]
    assert not list(recwarn)


def test_a_result_tells_what_its_check_reads():
    """Variables with their datasets, those of any dataset by their full names; who is given the package reads all."""
    assert ran(known_subject, AE, DM).reads == {("AE", "USUBJID"), ("DM", "USUBJID")}
    assert ran(dated, AE, CM, DM).reads == {("AE", "AESTDTC"), ("CM", "CMSTDTC")}
    assert ran(broken, AE).reads is None
