"""Which suites a dataset has: that of its standard, and those that people wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.expectations.small import small

from nec_cdisc.expectations.suites import packaged_suites, suites_for, written_suites
from nec_cdisc.standard.loading import load, load_analysis
from nec_cdisc.standard.location import packaged

STANDARD = load().standard
ANALYSIS = load_analysis()
PACKAGED = dict(packaged_suites())


def names(dataset, **given):
    """Return the names of the suites of a dataset."""
    return [suite.name for suite in suites_for(dataset, STANDARD, **given)]


def test_a_dataset_has_the_suite_of_its_standard():
    """SDTM, supplemental qualifiers and ADaM have theirs; a dataset that nobody knows has none."""
    assert names(small("AE")) == ["sdtmig-3.4.AE"]
    assert names(small("SUPPAE")) == ["sdtmig-3.4.SUPPAE"]
    assert names(small("ADTTE"), analysis=ANALYSIS) == ["adamig-1.3.ADTTE"]
    assert names(small("ADTTE")) == names(small("ZZ")) == names(small("SUPPZZ")) == []


def test_a_part_of_a_split_dataset_has_the_suite_of_its_domain():
    """LBCH is held against what is said of LB, and SUPPLBCH against what is said of SUPPLB."""
    assert names(small("LBCH")) == names(small("LB1")) == ["sdtmig-3.4.LB"]
    assert names(small("SUPPLBCH")) == ["sdtmig-3.4.SUPPLB"]
    assert names(small("LBCHEM")) == names(small("SUPPZZZZ")) == names(small("SUPP")) == names(small("")) == []


def test_an_analysis_dataset_of_another_name_is_known_by_its_columns():
    """A dataset with parameters is held against the class of those, any other against that of occurrences."""
    (basic,) = suites_for(small("ADZZ", PARAMCD=["A"]), STANDARD, ANALYSIS)
    (events,) = suites_for(small("ADZZ", AETERM=["A"]), STANDARD, ANALYSIS)
    asked = [dict(suite.expectations[0].kwargs)["column_set"] for suite in (basic, events)]
    assert asked == [["STUDYID", "USUBJID", "PARAM", "PARAMCD"], ["STUDYID", "USUBJID"]]


def test_written_suites_come_behind(tmp_path):
    """A suite in the study's folder is asked besides that of the standard."""
    (tmp_path / "expectations").mkdir()
    suite = {"name": "mine", "expectations": [], "meta": {"dataset": "AE"}}
    (tmp_path / "expectations" / "any.json").write_text(json.dumps(suite))
    written, problems = written_suites(tmp_path)
    assert problems == []
    assert names(small("AE"), written=written) == ["sdtmig-3.4.AE", "mine"]


def test_a_file_that_is_no_suite_is_a_problem(tmp_path):
    """A file that cannot be read as a suite is told with its place, and the others are read."""
    folder = tmp_path / "specs" / "expectations"
    folder.mkdir(parents=True)
    (folder / "a.json").write_text("{}")
    (folder / "b.json").write_text(json.dumps({"name": "b", "expectations": []}))
    written, problems = written_suites(tmp_path / "specs")
    assert list(written) == ["B"]
    assert [(problem.code, str(problem.place)) for problem in problems] == [("STD122", "specs/expectations/a.json")]


def test_no_folder_holds_no_suite(tmp_path):
    """A study without suites of its own is no problem."""
    assert written_suites(tmp_path) == ({}, [])


@pytest.mark.parametrize("path", PACKAGED)
def test_a_stored_suite_is_what_the_standard_says(path):
    """The file of a packaged dataset is the suite that is run, to the letter."""
    stored = packaged() / "expectations" / path
    assert stored.read_text("utf-8") == PACKAGED[path].text(), "run: make docs"


def test_no_stored_suite_is_left_over():
    """Each file below the folder of a standard belongs to one of its datasets."""
    folder = packaged() / "expectations"
    assert {path.relative_to(folder).as_posix() for path in folder.glob("*/*.json")} == set(PACKAGED)


@pytest.mark.parametrize("path", sorted((packaged() / "expectations").rglob("*.json")), ids=lambda path: path.stem)
def test_great_expectations_loads_each_stored_suite(path: Path):
    """A stored suite is read by Great Expectations itself, once our expectations are registered, and loses nothing."""
    import great_expectations as gx  # noqa: PLC0415 - it takes seconds, and this test alone needs it

    import nec_cdisc.expectations.gx  # noqa: F401, PLC0415 - registers the expectations

    held = json.loads(path.read_text("utf-8"))
    suite = gx.ExpectationSuite(**held)
    assert [each.expectation_type for each in suite.expectations] == [each["type"] for each in held["expectations"]]
    assert [each.severity.value for each in suite.expectations] == [each["severity"] for each in held["expectations"]]
    assert [each.meta for each in suite.expectations] == [each["meta"] for each in held["expectations"]]
