"""Calls are bound to columns of the right kind, defaults filled in."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows: {{from: mh}}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
  MHDTC: {{date: day}}
{more}
not_submitted: {{no: number of the line}}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, no]}"


def history(build, line: str):
    """Build medical history with one more line."""
    text = MH.format(more=f"  {line}")
    return build({"mappings/sdtm/mh.yaml": text, "raw/mh.csv": "site,subj,no,term,day\n"}, forms=FORM)


@pytest.mark.parametrize(
    ("line", "said", "verb", "column", "near"),
    [
        (
            "MHDY: {study_day: day}",
            "'study_day' for MHDY wants a date in ISO 8601, and 'day' is text",
            "date",
            21,
            "MHDTC",
        ),
        ("MHCAT: {text: term}", "'text' for MHCAT wants a number, and 'term' is text", "number", 17, None),
        ("MHCAT: {upper: MHSEQ}", "'upper' for MHCAT wants a text, and 'MHSEQ' is a number", "text", 18, None),
        (
            "MHDY: {study_day: MHDTC, reference: DM.SEX}",
            "'study_day' for MHDY wants a date in ISO 8601, and 'DM.SEX' is text",
            "date",
            39,
            None,
        ),
    ],
)
def test_a_column_of_another_kind_is_refused(build, line, said, verb, column, near):
    """A text for a date is shown where it stands, with the verb that converts and the variable that has it."""
    (problem,) = history(build, line).problems
    assert problem.code == "MAP126"
    assert problem.message == said
    assert problem.next_step == f"Convert it with '{verb}' first."
    assert str(problem.place) == f"mappings/sdtm/mh.yaml:8:{column}"
    assert problem.nearest == near


def test_a_kind_goes_through_verbs_that_keep_it(build):
    """A copied date is a date, a copied number a number."""
    assert history(build, "MHSTDTC: {take: MHDTC}\n  MHDY: {study_day: MHSTDTC}").said == []


def test_defaults_of_a_verb_are_bound_with_the_prefix_of_the_dataset(build):
    """Two dashes stand for the dataset's own prefix; another dataset's variable is bound as written."""
    bound = history(build, "MHDY: {study_day: MHDTC}").plan.bound["MH.MHDY"]
    assert bound.columns == {"date": ("MHDTC",), "reference": ("DM.RFSTDTC",)}
    bound = history(build, "MHLOBXFL: {baseline: MHDTC, reference: DM.RFSTDTC, by: [MHTERM]}").plan.bound
    assert "MH.MHLOBXFL" not in bound  # its default --STRESC, MH.MHSTRESC here, is not mapped


def test_one_fault_in_a_line_that_all_datasets_share_is_one_problem(build):
    """The identifiers stand once in study.yaml, so their fault is told once, and no variable is offered for it."""
    study = (
        "study: T-1\ntitle: A trial\nexport_date: 2026-01-31\nidentifiers:\n  STUDYID: {constant: T-1}\n"
        "  USUBJID: {concatenate: [sitee, subj]}\n"
    )
    files = {"mappings/sdtm/mh.yaml": MH.format(more=""), "mappings/study.yaml": study}
    built = build({**files, "raw/mh.csv": "site,subj,no,term,day\n"}, forms=FORM)
    unknown = [(item.message, str(item.place), item.nearest) for item in built.problems if item.code == "MAP121"]
    assert unknown == [("'sitee' is neither a column of dm nor a variable of DM", "mappings/study.yaml:6:27", "site")]


def test_epochs_are_bound_to_the_dates_that_start_them(build):
    """The verb reads the starts that the protocol declares, an unknown one is refused."""
    protocol = "protocol:\n  epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.RFSTDTC}]\n"
    text = MH.format(more="  EPOCH: {epoch: MHDTC}")
    files = {"mappings/sdtm/mh.yaml": text, "raw/mh.csv": "site,subj,no,term,day\n01,001,1,Gout,01.07.2019\n"}
    assert build(files, forms=FORM, study=protocol).run().rows("MH", "EPOCH") == ["TREATMENT"]
    wrong = build(files, forms=FORM, study=protocol.replace("RFSTDTC", "RFXDTC"))
    assert [item.code for item in wrong.problems] == ["MAP125"]


def test_a_qualifier_that_another_dataset_asks_for_is_said_to_be_one(build):
    """A supplementary qualifier of DM starts no epoch; the message says what it is and how both may have its date."""
    protocol = "protocol:\n  epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.CROSSDTC}]\n"
    dm = "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables: {SUBJID: subj}\n"
    dm += "supplementary: {CROSSDTC: {date: first, label: First Dose After Crossover}}\n"
    files = {"mappings/sdtm/mh.yaml": MH.format(more="  EPOCH: {epoch: MHDTC}"), "mappings/sdtm/dm.yaml": dm}
    built = build({**files, "raw/mh.csv": "site,subj,no,term,day\n"}, forms=FORM, study=protocol)
    (told,) = (item for item in built.problems if item.code == "MAP125")
    assert told.message == "the mapping of DM gives no variable 'CROSSDTC': it is a supplementary qualifier"
    assert "under 'working' of DM" in str(told.next_step)


@pytest.mark.parametrize(("text", "fits"), [('""', True), ("12", False)])
def test_a_blank_constant_fits_every_kind(build, text, fits):
    """What is missing is no text where a number is wanted; a text that looks like a number is one all the same."""
    rows = f"rows: {{from: mh, set: {{size: {{constant: {text}}}}}}}"
    mapping = MH.format(more="  MHCAT: {text: size}").replace("rows: {from: mh}", rows)
    files = {"mappings/sdtm/mh.yaml": mapping, "raw/mh.csv": "site,subj,no,term,day\n"}
    assert (build(files, forms=FORM).said == []) is fits
