"""A study folder is opened with everything that is wrong with it, and nothing is raised."""

from __future__ import annotations

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
    assert study.mapping is None
    assert "DM" in study.standard.datasets


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


GOOD = '''
from nec_cdisc.plugin.verb import Text, value_verb

@value_verb
def shout(value: Text) -> str:
    """Write in capitals, louder."""
    return value.upper() + "!"
'''


def test_the_study_may_bring_verbs_of_its_own(build):
    """A marked function is a verb, and it is counted as the study's own."""
    dm = (
        "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: {shout: subj}\n  SITEID: site\n"
        "  SEX: {code: sex, list: sex}\n  COUNTRY: {constant: DEU}\nnot_submitted: {first: not asked for}\n"
    )
    built = build({"mappings/functions.py": GOOD, "mappings/sdtm/dm.yaml": dm})
    assert built.linted.study.functions == ("shout",)
    assert built.run().rows("DM", "SUBJID") == ["001!", "002!", "001!"]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("def f(:\n", "MAP101", "the study's functions cannot be loaded"),
        ("raise RuntimeError('no')\n", "MAP101", "the study's functions cannot be loaded: no"),
        (GOOD.replace("shout", "upper"), "MAP172", "'upper' is a verb already"),
        (GOOD.replace("value: Text", "value"), "MAP101", "the signature of 'shout' cannot be read"),
        (GOOD.replace("value: Text", "value: 'Txt'"), "MAP101", "the signature of 'shout' cannot be read"),
    ],
)
def test_a_fault_in_the_functions_of_a_study_is_a_problem(build, text, code, said):
    """Whatever the study's code does when it is loaded, there is a message and no traceback."""
    problems = build({"mappings/functions.py": text}).problems
    assert [(item.code, item.place.file) for item in problems] == [(code, "mappings/functions.py")]
    assert problems[0].message.startswith(said)
