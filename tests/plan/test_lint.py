"""Lint finds everything that can be known before a run, at once, and never ends in a traceback."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.examples import run_examples
from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study


def test_problems_stand_by_place_each_once(build):
    """Files in order, lines in order, and no problem twice."""
    broken = "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: sub\n  SITEID: sit\n"
    linted = build({"mappings/sdtm/dm.yaml": broken}).linted
    places = [(item.place.file, item.place.line) for item in linted.problems]
    assert places == sorted(places)
    assert len(linted.problems) == len(set(linted.problems))
    assert linted.broken


def test_a_sound_study_is_not_broken(build):
    """Notes break nothing."""
    linted = build().linted
    assert {item.code for item in linted.problems} == {"MAP143"}
    assert not linted.broken


@pytest.mark.parametrize(
    "text", ["", "[]", "a: [", "x", "\t", "variables: 1", "dataset: DM\nrows: 3\n", "{1: 2}", "\x00"]
)
@pytest.mark.parametrize(
    "name", ["study.yaml", "sources/edc.yaml", "code_lists.yaml", "sdtm/dm.yaml", "corrections.csv", "functions.py"]
)
def test_no_broken_file_ends_in_a_traceback(build, name, text):
    """Whatever stands in an authored file, there is a problem (or none), and no exception."""
    built = build({f"mappings/{name}": text})
    if name not in {"corrections.csv", "functions.py"}:
        assert built.linted.broken


def test_a_folder_without_mappings_is_told_so(tmp_path):
    """An empty folder is no study folder."""
    linted = lint(open_study(tmp_path))
    assert [item.code for item in linted.problems] == ["RUN101"]
    assert linted.plan is None
    assert linted.broken


def test_variables_in_a_circle_leave_no_traceback_in_an_example(build):
    """The circle is told at its line; what an example shows of it waits."""
    circle = (
        "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: subj\n  SITEID: site\n"
        "  SEX: {code: sex, list: sex}\n  COUNTRY: {constant: DEU}\n  RFSTDTC: RFENDTC\n  RFENDTC: RFSTDTC\n"
        "not_submitted: {first: not asked for}\nexamples:\n  - {in: {subj: '1'}, out: {RFSTDTC: 2019, SUBJID: '1'}}\n"
    )
    built = build({"mappings/sdtm/dm.yaml": circle})
    assert [item.code for item in built.problems] == ["MAP161"]
    assert [item.code for item in run_examples(built.plan)] == ["MAP171"]


def test_files_that_cannot_be_used_come_first(build):
    """A missing file, a file of the export that cannot be read, a file that nothing reads: then all the rest."""
    forms = "ae: {file: ae.csv, key: site}\nzz: {file: zz.csv, key: site}"
    files = {"raw/zz.csv": "", "mappings/x.yaml": "", "mappings/code_lists.yaml": "sex: {}\n"}
    codes = [item.code for item in build(files, forms=forms).problems]
    assert sorted(codes[:3]) == ["MAP154", "MAP175", "RAW106"]
    assert not {"MAP154", "MAP175", "RAW106"} & set(codes[3:])
