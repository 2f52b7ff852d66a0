"""A study folder is opened with everything that is wrong with it, and nothing is raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.study.folder import open_study


def test_an_opened_study_knows_its_headers(build):
    """The columns of each form, in the order of the file."""
    study = build().linted.study
    assert study.headers == {"dm": ["site", "subj", "sex", "first"]}
    assert study.problems == ()
    assert study.functions == ()


def test_a_folder_without_mappings_is_no_study(tmp_path):
    """The problem says what is missing; the standard is there all the same."""
    study = open_study(tmp_path)
    assert [(item.code, item.place.file) for item in study.problems] == [("RUN101", "mappings/study.yaml")]
    assert study.problems[0].message == f"there is no mappings/study.yaml in the folder '{tmp_path}'"
    assert study.mapping is None
    assert "DM" in study.standard.datasets


def test_a_folder_that_is_nearly_a_study_folder_is_told_the_way(tmp_path):
    """Another ending of the file, or one folder too deep: the way out is named."""
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "study.yml").write_text("study: x\n", "utf-8")
    (problem,) = open_study(tmp_path).problems
    assert (problem.code, problem.nearest) == ("RUN101", "study.yml")
    (tmp_path / "mappings" / "study.yaml").write_text("study: x\n", "utf-8")
    (problem,) = open_study(tmp_path / "mappings").problems
    assert problem.next_step == "Name the folder above this one: it is the study folder."


def test_a_folder_that_may_not_be_read_is_told_so(tmp_path, monkeypatch):
    """A folder without permission is not taken for an empty one."""

    def denied(path):
        raise PermissionError(13, "in any language", str(path))

    monkeypatch.setattr(Path, "iterdir", denied)
    (problem,) = open_study(tmp_path).problems
    assert (problem.code, problem.message) == ("SRC101", "the folder mappings cannot be read: permission is denied")


def test_an_undeclared_file_is_told_once(build):
    """A file of the export that no form names is a problem; hidden files and catalogues are none."""
    forms = "sas: {file: dm2.csv, key: site, catalogue: formats.sas7bcat}"
    files = {"raw/dm2.csv": "site\n", "raw/more.csv": "a\n", "raw/.hidden": "", "raw/formats.sas7bcat": ""}
    built = build(files, forms=forms, study="forms_not_used: {sas: not asked for}\n")
    assert built.said == ["MAP155 mappings/sources/edc.yaml:6:1: raw/more.csv belongs to no form"]


@pytest.mark.parametrize(
    ("files", "forms", "code"),
    [
        ({}, "x: {file: missing.csv, key: a}", "MAP154"),
        ({}, "x: {file: ../dm.csv, key: a}", "SRC130"),
        ({"raw/x.doc": "text"}, "x: {file: x.doc, key: a}", "RAW101"),
        ({"raw/x.csv": ""}, "x: {file: x.csv, key: a}", "RAW"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(build, files, forms, code):
    """Missing, outside the folder, of no known format, empty: each has its code, and the form no header."""
    built = build(files, forms=forms, study="forms_not_used: {x: not asked for}\n")
    assert len(built.problems) == 1
    assert built.problems[0].code.startswith(code)
    assert built.linted.study.headers["x"] is None


def test_a_correction_of_an_unknown_form_is_refused(build):
    """A misspelt form would silently correct nothing."""
    register = "form,key,field,old_value,new_value,who,why\ndmm,site=01,sex,f,m,AB,why\n"
    (problem,) = build({"mappings/corrections.csv": register}).problems
    assert (problem.code, problem.nearest, str(problem.place)) == ("MAP123", "dm", "mappings/corrections.csv:2:1")


def test_a_faulty_header_is_told_by_lint_and_once(build):
    """A name that stands twice, or values without a name, is the cause of what a mapping misses."""
    built = build({"raw/dm.csv": "site,subj,sex,first,sex,\n01,001,f,01.07.2019,m,x\n"})
    assert [item.code for item in built.problems] == ["RAW111", "RAW112"]
    assert "'sex' stands 2 times in row 1 of raw/dm.csv" in built.problems[0].message


def test_a_raw_folder_that_may_not_be_read_is_told_once(build, monkeypatch):
    """Its files are neither missing nor undeclared: permission is denied."""
    folder = build().folder
    every = Path.iterdir

    def denied(path):
        if path.name == "raw":
            raise PermissionError(13, "in any language", str(path))
        return every(path)

    monkeypatch.setattr(Path, "iterdir", denied)
    study = open_study(folder)
    assert {(item.code, item.message) for item in study.problems} == {
        ("SRC101", "the folder raw cannot be read: permission is denied")
    }


def test_a_file_that_was_renamed_is_told_once(build):
    """The form's file is missing and the new name is offered; the file is not told to belong to no form."""
    built = build({"raw/dm.csv": None, "raw/dm_20190930.csv": "site,subj,first,sex\n"})
    (problem,) = built.problems
    assert (problem.code, problem.nearest) == ("MAP154", "dm_20190930.csv")


def test_a_title_above_the_header_is_one_problem(build):
    """Where row 1 names none of the columns that tell records apart, no line is blamed for what it reads."""
    built = build({"raw/dm.csv": "Demographics\nsite,subj,first,sex\n"})
    (problem,) = built.problems
    assert problem.code == "RAW107"
    assert "site, subj" in problem.message


def test_a_version_of_the_standard_that_is_not_there_is_told_where_it_is_chosen(build):
    """The line of study.yaml is named, and no dataset is blamed."""
    (problem,) = build({}, study='standard: {sdtmig: "3.9"}\n').problems
    assert (problem.code, problem.nearest, problem.place.file) == ("STD113", "3.4", "mappings/study.yaml")
    assert problem.place.line > 1
