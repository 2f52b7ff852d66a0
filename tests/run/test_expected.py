"""Suites are held against a set before it is published."""

import json

import pytest
from tests.conftest import SOURCE

from nec_cdisc.cli.sdtm import run_sdtm

AGE = {"column": "SUBJID", "regex": "^00[12]$"}


def suite(folder, severity, **arguments):
    """Write a suite of DM: the regular expression that SUBJID meets."""
    expectation = {
        "type": "expect_column_values_to_match_regex",
        "kwargs": {**AGE, **arguments},
        "meta": {"level": severity, "says": "subjects are numbered from 001"},
    }
    text = json.dumps({"name": "study.DM", "expectations": [expectation], "meta": {"dataset": "DM"}})
    path = folder / "specs" / "expectations" / "dm.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def study(build):
    """Write a study of three subjects, and return its folder."""
    return build().folder


def problems(folder, where):
    """Return the lines of the problem list that come of suites."""
    text = (folder / "outputs" / where / "problems.csv").read_text("utf-8")
    return [line for line in text.splitlines() if "RUN15" in line]


def test_a_set_that_meets_its_suites_is_published(study):
    """Where all expectations are met, the set is published and nothing is said."""
    suite(study, "error")
    assert run_sdtm(study, None, final=False, suites=True) == 0
    assert problems(study, "reports") == []


def test_an_error_keeps_the_set_back(study):
    """A record that does not meet an expectation of the level error keeps the set back, and is named with its line."""
    suite(study, "error", regex="^002$")
    assert run_sdtm(study, None, final=False, suites=True) == 1
    assert not (study / "outputs" / "sdtm").exists()
    lines = problems(study, "candidate/reports")
    assert len(lines) == 2
    assert all("RUN150" in line and "DM.SUBJID" in line and "mappings/sdtm/dm.yaml" in line for line in lines)


def test_a_warning_is_noted(study):
    """What a warning finds is noted, and the set is published."""
    suite(study, "warning", regex="^002$")
    assert run_sdtm(study, None, final=False, suites=True) == 0
    assert all("RUN151" in line for line in problems(study, "reports"))
    assert problems(study, "reports")


def test_what_cannot_be_evaluated_is_not_met(study):
    """An expectation that breaks keeps the set back as one that is not met does."""
    suite(study, "error", regex="(")
    assert run_sdtm(study, None, final=False, suites=True) == 1
    assert [line for line in problems(study, "candidate/reports") if "RUN152" in line]


def test_a_file_that_is_no_suite_keeps_the_set_back(study):
    """A file in specs/expectations that is no suite is told, and nothing is published."""
    suite(study, "error")
    (study / "specs" / "expectations" / "dm.json").write_text("{", encoding="utf-8")
    assert run_sdtm(study, None, final=False, suites=True) == 1
    assert "STD122" in (study / "outputs" / "candidate" / "reports" / "problems.csv").read_text("utf-8")


def test_without_suites_nothing_is_asked(study):
    """A run that was told not to hold suites publishes the set."""
    suite(study, "error", regex="^002$")
    assert run_sdtm(study, None, final=False) == 0


def test_private_values_are_not_shown(build):
    """A value behind which a private raw column stands is in no problem, and its record is named all the same."""
    source = {"mappings/sources/edc.yaml": SOURCE.replace("key: [site, subj]}", "key: [site, subj], private: [sex]}")}
    folder = build(source).folder
    suite(folder, "error", column="SEX", regex="^F$")
    assert run_sdtm(folder, None, final=False, suites=True) == 1
    (line,) = problems(folder, "candidate/reports")
    assert "(private)" in line
    assert "M" not in line.split("SEX")[1].split(":")[0]
    assert "record 2" in line


def test_a_missing_value_is_told_as_such(build):
    """A record without a value is told as blank, not in the words of a programming language."""
    folder = build().folder
    suite(folder, "error", column="RFSTDTC", regex="^2019-07-0[12]$")
    expectation = json.loads((folder / "specs" / "expectations" / "dm.json").read_text("utf-8"))
    expectation["expectations"][0]["type"] = "expect_column_values_to_not_be_null"
    del expectation["expectations"][0]["kwargs"]["regex"]
    (folder / "specs" / "expectations" / "dm.json").write_text(json.dumps(expectation), encoding="utf-8")
    assert run_sdtm(folder, None, final=False, suites=True) == 1
    (line,) = problems(folder, "candidate/reports")
    assert "(blank)" in line
    assert "None" not in line
