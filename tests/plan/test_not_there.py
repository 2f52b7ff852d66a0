"""Columns that a source or a form names must be there."""

from __future__ import annotations

import pytest


def test_a_private_column_must_be_there(build):
    """A misspelt one would show the values of the column that is meant."""
    form = "mh: {file: mh.csv, key: [site, subj], private: [memo]}"
    mh = "dataset: MH\none_record_per: event\nrows: {from: mh}\nvariables: {MHSEQ: {sequence: [MHTERM]}, MHTERM: mem}\n"
    built = build({"mappings/sdtm/mh.yaml": mh, "raw/mh.csv": "site,subj,mem\n"}, forms=form)
    (problem,) = built.problems
    assert (problem.code, problem.nearest) == ("MAP153", "mem")
    assert problem.place.file == "mappings/sources/edc.yaml"
    assert problem.place.column == len("  mh: {file: mh.csv, key: [site, subj], private: [") + 1


SOURCE = """\
source: edc
subject: [site, subj]
{more}
dates: {{orders: dmy, unknown: [UN]}}
forms:
  dm: {{file: dm.csv, key: [site, subj]}}
  mh: {{file: mh.csv, key: [site, subj]}}
"""


@pytest.mark.parametrize(
    ("more", "told", "column"),
    [
        ("visit: vist", [("no form of edc has a column 'vist' (visit)", "visit")], 8),
        ("site: sites", [("no form of edc has a column 'sites' (site)", "site")], 7),
        ("private: [visit, mem]", [("no form of edc has a column 'mem' (private)", "memo")], 18),
        ("visit: visit\nsite: site", [], 0),
    ],
)
def test_what_a_source_names_must_stand_in_one_of_its_forms(build, more, told, column):
    """A misspelt column would leave reports without visits and sites, or show what is private."""
    assert source_told(build, SOURCE.format(more=more), "site,subj,visit,memo\n", column) == told


def test_a_misspelt_subject_is_told(build):
    """Reports would name all subjects of a site alike."""
    text = SOURCE.format(more="").replace("[site, subj]", "[site, sub]", 1)
    told = [("no form of edc has a column 'sub' (subject)", "subj")]
    assert source_told(build, text, "site,subj,visit,memo\n", 17) == told
    (problem,) = list(build({"mappings/sources/edc.yaml": SOURCE_OF_DM}).problems)
    assert problem.next_step == "Correct the name; a source of tables without subjects writes 'subject: []'."


def test_a_source_with_a_file_that_cannot_be_read_is_left_alone(build):
    """The file may have the column."""
    assert source_told(build, SOURCE.format(more="visit: vist"), None, 0) == []


SOURCE_OF_DM = """\
source: edc
subject: [site, subj, wave]
dates: {orders: dmy, unknown: [UN]}
forms:
  dm: {file: dm.csv, key: [site, subj]}
"""


def source_told(build, text, header, column):
    """Return message and nearest name of what is said of a source, each at a column of its line."""
    mh = "dataset: MH\none_record_per: event\nrows: {from: mh}\nvariables: {MHSEQ: {sequence: [MHTERM]}, MHTERM: memo}"
    rest = "\nnot_submitted: {visit: not needed}\n"
    files = {"mappings/sdtm/mh.yaml": mh + rest, "mappings/sources/edc.yaml": text}
    built = build({**files, "raw/mh.csv": header})
    found = [item for item in built.problems if item.code == "MAP153" and item.message.startswith("no form")]
    assert all(item.place.column == column for item in found)
    return [(item.message, item.nearest) for item in found]
