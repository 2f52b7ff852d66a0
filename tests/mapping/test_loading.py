"""All mappings of a study are read, and everything that is wrong with their form is told at once."""

from __future__ import annotations

import pytest

STUDY = """\
study: T-1
title: A trial
export_date: 2026-01-31
identifiers:
  STUDYID: {constant: T-1}
  USUBJID: {concatenate: [site, subj], separator: "-"}
"""
SOURCE = """\
source: edc
subject: [site, subj]
dates: {orders: dmy}
forms:
  dm: {file: dm.csv, key: [site, subj]}
"""


def test_what_is_read_is_what_was_typed(build):
    """Forms know their source and file, code lists keep texts as texts, identifiers reach every dataset."""
    lists = "sex: {unknown: query, terms: {f: F, m: M}}\nny: {unknown: stop, ignore_case: true, terms: {'01': NO}}\n"
    mapping = build({"mappings/code_lists.yaml": lists}).linted.study.mapping
    form = mapping.forms["dm"]
    assert (form.file, form.source.name, form.block.key) == ("raw/dm.csv", "edc", ["site", "subj"])
    assert dict(mapping.code_lists["ny"].terms) == {"01": "NO"}
    assert list(mapping.datasets["DM"].variables)[:2] == ["STUDYID", "USUBJID"]
    assert str(mapping.code_list_places["ny"]) == "mappings/code_lists.yaml:2:1"


def test_code_lists_may_stand_in_several_files(build):
    """A folder of code lists is read with the single file, and without it; one name is claimed once."""
    sex = "sex: {unknown: query, terms: {f: F, m: M}}\n"
    assert build({"mappings/code_lists.yaml": None, "mappings/code_lists/a.yaml": sex}).said == []
    twice = build({"mappings/code_lists/a.yaml": sex})
    assert twice.said == ["MAP172 mappings/code_lists/a.yaml:1:1: code list 'sex' is declared twice"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("code_lists.yaml", "[sex]\n", "MAP101 mappings/code_lists.yaml:1:1: code lists are written by name"),
        (
            "code_lists.yaml",
            "sex: {terms: {f: F}}\n",
            "MAP103 mappings/code_lists.yaml:1:6: 'unknown' is missing",
        ),
        (
            "code_lists.yaml",
            "sex: {unknown: ask, terms: {f: F}}\n",
            "MAP101 mappings/code_lists.yaml:1:16: sex.unknown wants 'stop', 'query' or 'keep'",
        ),
        (
            "study.yaml",
            STUDY.replace("title", "titel"),
            "MAP102 mappings/study.yaml:2:1: 'titel' is no key",
        ),
        (
            "study.yaml",
            STUDY.replace("2026-01-31", "31.01.2026"),
            "MAP101 mappings/study.yaml:3:14: export_date wants a date like 2026-01-31, found '31.01.2026'",
        ),
        (
            "study.yaml",
            STUDY.replace("  STUDYID: {constant: T-1}\n", ""),
            "MAP103 mappings/study.yaml:4:1: 'STUDYID' is missing in identifiers",
        ),
        ("study.yaml", STUDY.replace("constant", "konstant"), "MAP111 mappings/study.yaml:5:13: there is no verb"),
        ("sources/edc.yaml", SOURCE.replace("dmy", "day"), "MAP101 mappings/sources/edc.yaml:3:17: dates.orders"),
        (
            "sources/edc.yaml",
            SOURCE.replace("subj]}", "subj], privat: sex}"),
            "MAP102 mappings/sources/edc.yaml:5:41: 'privat' is no key of forms.dm [private]",
        ),
        (
            "sources/edc.yaml",
            SOURCE.replace("subj]}", "subj], leave_out: {x: site is}}"),
            "MAP131 mappings/sources/edc.yaml:5:63:",
        ),
        ("sources/more.yaml", SOURCE, "MAP172 mappings/sources/more.yaml:1:9: source 'edc' is declared twice"),
        (
            "sources/more.yaml",
            SOURCE.replace("source: edc", "source: lab"),
            "MAP172 mappings/sources/more.yaml:5:3: form 'dm' is declared twice",
        ),
        ("sdtm/dm.yaml", "dataset: DM\nrows: {from: dm}\nvariables: {}\n", "MAP103 mappings/sdtm/dm.yaml:1:1:"),
    ],
)
def test_a_fault_of_form_is_told_at_its_place(build, name, text, said):
    """Unknown keys, missing ones, wrong values, names claimed twice: each with file, line and column."""
    assert any(problem.startswith(said) for problem in build({f"mappings/{name}": text}).said)


def test_a_study_without_sources_or_datasets_is_incomplete(build):
    """Both are told, not only the first."""
    built = build({"mappings/sources/edc.yaml": None, "mappings/sdtm/dm.yaml": None, "raw/dm.csv": None})
    assert [problem.code for problem in built.problems] == ["MAP173", "MAP173"]


def test_a_visit_that_the_protocol_does_not_have_is_refused(build):
    """A misspelt visit would silently be without a number."""
    source = SOURCE + "visits: {C1D1: CYCLE 1 DAY1, S: SCREENING}\n"
    protocol = "protocol: {visits: {SCREENING: {number: 1}, CYCLE 1 DAY 1: {number: 2}}}\n"
    built = build({"mappings/sources/edc.yaml": source}, study=protocol)
    assert built.said == [
        "MAP121 mappings/sources/edc.yaml:6:16: the protocol has no visit 'CYCLE 1 DAY1' [CYCLE 1 DAY 1]"
    ]


@pytest.mark.parametrize("folder", ["org", "../..", "/etc", "none"])
def test_an_organisation_that_cannot_be_inherited_from_is_refused(build, folder):
    """A folder that is not there, or leads out of the study, is a problem at the line that names it."""
    built = build(study=f"inherit: {folder}\n")
    assert [problem.place.line for problem in built.problems] == [7]
    assert {problem.code for problem in built.problems} <= {"MAP173", "SRC130"}


def test_a_second_file_of_a_dataset_is_left_aside(build):
    """A copy that still has the first one's name is told alone, with the dataset that its file is named after."""
    other = "dataset: DM\none_record_per: event\nrows: {from: dm}\nvariables: {AETERM: sex}\n"
    (problem,) = build({"mappings/sdtm/zz.yaml": other}).problems
    assert (problem.code, str(problem.place), problem.nearest) == ("MAP172", "mappings/sdtm/zz.yaml:1:10", "ZZ")
    assert problem.message == "dataset DM is mapped already, in mappings/sdtm/dm.yaml"


def test_a_folder_to_inherit_from_that_is_not_there_is_told_alone(build):
    """Without the organisation's lines nothing else can be judged; a folder of nearly that name is offered."""
    built = build(
        {"mappings/house/code_lists.yaml": "sex: {unknown: query, terms: {f: F}}\n"}, study="inherit: hause\n"
    )
    assert [(item.code, item.nearest) for item in built.problems] == [("MAP173", "house")]


def test_a_mapping_file_in_the_wrong_folder_is_told_once(build):
    """The lines that read its dataset are not blamed, nor is its form."""
    dm = "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables: {}\n"
    built = build({"mappings/sdtm/dm.yaml": None, "mappings/dm.yaml": dm})
    assert [item.code for item in built.problems if item.code != "MAP173"] == ["MAP175"]


def test_the_file_named_like_the_dataset_is_the_right_one(build):
    """A file before it in the alphabet that claims its dataset is told, and what the right one says still counts."""
    other = "dataset: DM\none_record_per: event\nrows: {from: dm}\nvariables: {AETERM: sex}\n"
    (problem,) = build({"mappings/sdtm/aa.yaml": other}).problems
    assert (problem.code, str(problem.place), problem.nearest) == ("MAP172", "mappings/sdtm/aa.yaml:1:10", "AA")
    assert problem.message == "dataset DM is mapped already, in mappings/sdtm/dm.yaml"
