"""The main job: a whole set is published, or the last one stays."""

from __future__ import annotations

import pyreadstat

from nec_cdisc.run.sdtm import convert

DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {date: first}
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
"""


def test_a_study_without_errors_is_published(build):
    """The files stand under outputs/sdtm and hold what was derived."""
    built = build()
    conversion = convert(built.linted, built.plan)
    assert conversion.published
    assert conversion.folder == built.folder / "outputs/sdtm"
    assert dict(conversion.files) == {"DM": "dm.xpt"}
    frame, _ = pyreadstat.read_xport(conversion.folder / "dm.xpt")
    assert frame["USUBJID"].tolist() == ["01-001", "01-002", "02-001"]
    assert frame["SEX"].tolist() == ["F", "M", "F"]


def test_a_stop_in_a_code_list_keeps_the_set_back(build):
    """With an error the clean datasets go to the candidate folder, and the last set stays as it was."""
    first = build()
    convert(first.linted, first.plan)
    before = (first.folder / "outputs/sdtm/dm.xpt").read_bytes()
    (first.folder / "mappings/code_lists.yaml").write_text("sex: {unknown: stop, terms: {f: F}}\n", encoding="utf-8")
    again = build({"mappings/code_lists.yaml": "sex: {unknown: stop, terms: {f: F}}\n"})
    (again.folder / "outputs/sdtm").mkdir(parents=True)
    (again.folder / "outputs/sdtm/dm.xpt").write_bytes(before)
    conversion = convert(again.linted, again.plan)
    assert not conversion.published
    assert conversion.folder == again.folder / "outputs/candidate"
    assert (again.folder / "outputs/sdtm/dm.xpt").read_bytes() == before
    assert "VAL101" in [problem.code for problem in conversion.problems]


def test_a_dataset_whose_records_are_all_withheld_is_an_error(build):
    """Keys that never agree are a fault of the mapping, not of each record."""
    built = build({"mappings/sdtm/dm.yaml": DM.replace("SEX: {code: sex, list: sex}", "SEX: {code: first, list: sex}")})
    conversion = convert(built.linted, built.plan)
    assert not conversion.published
    assert [problem.message for problem in conversion.problems if problem.code == "RUN106"] == [
        "all 3 records of DM are withheld"
    ]
