"""Mappings are checked against the standard before anything is run."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.against_standard import against_standard

MH = """\
dataset: MH
one_record_per: entry
rows: {{from: mh}}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
{more}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, term]}"
LISTS = "sex: {unknown: query, terms: {f: F, m: M}}\nny: {unknown: query, terms: {a: Y, b: JA, c: ''}}\n"


def history(build, more: str, lists: str = LISTS):
    """Build medical history with further lines."""
    files = {"mappings/sdtm/mh.yaml": MH.format(more=more), "mappings/code_lists.yaml": lists}
    return build({**files, "raw/mh.csv": "site,subj,term\n"}, forms=FORM)


@pytest.mark.parametrize(
    ("more", "code", "said", "near"),
    [
        ("  MHTEXT: term", "MAP141", "SDTMIG 3.4 has no MHTEXT in MH", "MHTERM"),
        ("  MHDY: term", "MAP144", "MHDY is numeric and what it copies is text", None),
        ("  MHDY: {date: term}", "MAP144", "MHDY is numeric and 'date' gives text", None),
        ("  MHDY: {coalesce: [MHSEQ, term]}", "MAP144", "MHDY is numeric and 'coalesce' gives text", None),
        ("  MHPRESP: {constant: YN}", "MAP145", "'YN' for MHPRESP is not in the codelist NY", None),
        (
            "  MHPRESP: {flag: term is filled, otherwise: NOPE}",
            "MAP145",
            "'NOPE' for MHPRESP is not in the codelist",
            None,
        ),
        ("  MHPRESP: {code: term, list: ny}", "MAP145", "'JA' for MHPRESP is not in the codelist NY", None),
        ("supplementary:\n  MHTOOLONG: {take: term, label: x}", "MAP147", "'MHTOOLONG' cannot be a QNAM", None),
        ("supplementary:\n  MHX: term", "MAP147", "MHX has no label", None),
        (f"supplementary:\n  MHX: {{take: term, label: {'x' * 41}}}", "MAP147", "the label of MHX has 41", None),
    ],
)
def test_what_the_standard_does_not_allow_is_refused(build, more, code, said, near):
    """Unknown variables, texts in numeric variables, terms of closed codelists, ill-formed qualifiers."""
    problems = [item for item in history(build, more).problems if item.code == code]
    assert len(problems) == 1
    assert problems[0].message.startswith(said)
    if near is not None:
        assert problems[0].nearest == near


def test_a_blank_submission_value_is_no_term(build):
    """A code list may make a value missing; that is not looked for in the codelist."""
    lists = LISTS.replace("b: JA, ", "")
    assert history(build, "  MHPRESP: {code: term, list: ny}", lists).said == []


def test_required_variables_are_errors_and_expected_ones_notes(build):
    """Without a required variable no record is valid; an expected one is written without values."""
    files = {"mappings/sdtm/dm.yaml": "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n"
             "  SUBJID: subj\n  SITEID: site\n  COUNTRY: {constant: DEU}\n"
             "not_submitted: {sex: not asked, first: not asked}\n"}  # fmt: skip
    built = build(files)
    assert built.said == ["MAP142 mappings/sdtm/dm.yaml:4:1: DM needs SEX (Sex)"]
    (note,) = [item.message for item in against_standard(built.plan) if item.code == "MAP143"]
    assert note.startswith("DM is expected to have RFSTDTC, RFENDTC, ")


def test_an_unknown_dataset_is_refused_with_the_nearest(build):
    """A dataset of another name is told once, without a list of its variables."""
    text = MH.format(more="").replace("dataset: MH", "dataset: MHH")
    built = build({"mappings/sdtm/mh.yaml": text, "raw/mh.csv": "site,subj,term\n"}, forms=FORM)
    assert [(item.code, item.nearest) for item in built.problems] == [("MAP141", "MH")]


def test_a_term_of_an_extensible_codelist_is_a_note(build):
    """The sponsor may add terms to an extensible codelist; it is said, not refused."""
    text = (
        "dataset: VS\none_record_per: test\nrows:\n  from: vs\n"
        "  one_row_per_test: {HEIGHT: {result: ht}, MYTEST: {result: x}}\n"
        "variables:\n  VSSEQ: {sequence: [VSTESTCD]}\n  VSTESTCD: test\n  VSTEST: {take: test}\n  VSORRES: result\n"
    )
    files = {"mappings/sdtm/vs.yaml": text, "raw/vs.csv": "site,subj,ht,x\n"}
    built = build(files, forms="vs: {file: vs.csv, key: [site, subj]}")
    notes = [item.message for item in built.linted.problems if item.code == "MAP146"]
    assert "'MYTEST' for VSTESTCD is not in the codelist VSTESTCD" in notes
    assert not any("'HEIGHT' for VSTESTCD" in note for note in notes)
    assert built.said == []


@pytest.mark.parametrize("folder", ["mappings", "mappings/org"])
def test_a_term_is_told_where_it_stands(build, folder):
    """The line of the term itself, in the file of the study or of its organisation."""
    lists = "sex:\n  unknown: query\n  terms:\n    f: F\n    m: MALE\n    u: MALE\n"
    files = {"mappings/code_lists.yaml": None, f"{folder}/code_lists.yaml": lists}
    built = build(files, study="inherit: org\n" if folder != "mappings" else "")
    assert [(item.code, str(item.place)) for item in built.problems] == [("MAP145", f"{folder}/code_lists.yaml:5:8")]


def test_a_dataset_that_is_not_known_may_be_one_of_the_sponsors_own(build):
    """The next step names the two files that declare it."""
    files = {
        "mappings/sdtm/xj.yaml": "dataset: XJ\none_record_per: count\nrows: {from: dm}\nvariables: {XJSEQ: subj}\n"
    }
    (problem,) = [item for item in build(files).problems if item.code == "MAP141"]
    assert "add a row to specs/sdtmig-3.4/datasets.csv" in problem.next_step
    assert "the file of its variables, specs/sdtmig-3.4/xj.csv" in problem.next_step
