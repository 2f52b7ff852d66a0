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
    ("line", "said", "step"),
    [
        ("MHDY: {study_day: day}", "reads 'day', which is text, not iso8601", "Convert it with 'date' first."),
        ("MHCAT: {text: term}", "reads 'term', which is text, not number", "Convert it with 'number' first."),
        ("MHCAT: {upper: MHSEQ}", "reads 'MHSEQ', which is number, not text", "Convert it with 'text' first."),
        (
            "MHDY: {study_day: MHDTC, reference: DM.SEX}",
            "reads 'DM.SEX', which is text",
            "Convert it with 'date' first.",
        ),
    ],
)
def test_a_column_of_another_kind_is_refused(build, line, said, step):
    """A verb that wants a date or a number does not get a text, and the advice names the verb that converts."""
    (problem,) = history(build, line).problems
    assert problem.code == "MAP126"
    assert said in problem.message
    assert problem.next_step == step
    assert str(problem.place) == "mappings/sdtm/mh.yaml:8:3"


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
    """The identifiers stand once in study.yaml, so their fault is told once."""
    study = (
        "study: T-1\ntitle: A trial\nexport_date: 2026-01-31\nidentifiers:\n  STUDYID: {constant: T-1}\n"
        "  USUBJID: {concatenate: [sitee, subj]}\n"
    )
    files = {"mappings/sdtm/mh.yaml": MH.format(more=""), "mappings/study.yaml": study}
    built = build({**files, "raw/mh.csv": "site,subj,no,term,day\n"}, forms=FORM)
    unknown = [(item.message, item.nearest) for item in built.problems if item.code == "MAP121"]
    assert unknown == [
        ("'sitee' is neither a column of dm nor a variable of DM", "site"),
        ("'sitee' is neither a column of mh nor a variable of MH", "site"),
    ]


def test_epochs_are_bound_to_the_dates_that_start_them(build):
    """The verb reads the starts that the protocol declares, an unknown one is refused."""
    protocol = "protocol:\n  epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.RFSTDTC}]\n"
    text = MH.format(more="  EPOCH: {epoch: MHDTC}")
    files = {"mappings/sdtm/mh.yaml": text, "raw/mh.csv": "site,subj,no,term,day\n01,001,1,Gout,01.07.2019\n"}
    assert build(files, forms=FORM, study=protocol).run().rows("MH", "EPOCH") == ["TREATMENT"]
    wrong = build(files, forms=FORM, study=protocol.replace("RFSTDTC", "RFXDTC"))
    assert [item.code for item in wrong.problems] == ["MAP125"]


@pytest.mark.parametrize(("text", "fits"), [('""', True), ("12", False)])
def test_a_blank_constant_fits_every_kind(build, text, fits):
    """What is missing is no text where a number is wanted; a text that looks like a number is one all the same."""
    rows = f"rows: {{from: mh, set: {{size: {{constant: {text}}}}}}}"
    mapping = MH.format(more="  MHCAT: {text: size}").replace("rows: {from: mh}", rows)
    files = {"mappings/sdtm/mh.yaml": mapping, "raw/mh.csv": "site,subj,no,term,day\n"}
    assert (build(files, forms=FORM).said == []) is fits
