"""The plan: every step after what it needs, the same on every machine, circles printed."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.compile import compile_plan

EX = """\
dataset: EX
one_record_per: dose
rows: {from: ex}
variables:
  EXSEQ: {sequence: [EXSTDTC]}
  EXTRT: {constant: X-77}
  EXSTDY: {study_day: EXSTDTC}
  EXSTDTC: {date: day}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {earliest: EX.EXSTDTC}
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
not_submitted: {first: compared with the doses}
"""
FILES = {
    "mappings/sdtm/dm.yaml": DM,
    "mappings/sdtm/ex.yaml": EX,
    "raw/ex.csv": "site,subj,day\n01,001,03.07.2019\n01,001,01.07.2019\n",
}
FORM = "ex: {file: ex.csv, key: [site, subj, day]}"


def test_variables_are_ordered_not_datasets(build):
    """Demographics need the dates of exposure, and exposure needs their reference date for its study days."""
    ran = build(FILES, forms=FORM).run()
    assert ran.rows("DM", "RFSTDTC") == ["2019-07-01", None, None]
    assert ran.rows("EX", "EXSTDTC", "EXSTDY") == [("2019-07-01", 1), ("2019-07-03", 3)]


def test_each_step_comes_after_what_it_needs(build):
    """Everything that a step needs stands before it in the list."""
    steps = build(FILES, forms=FORM).plan.steps
    seen = set()
    names = {step.id for step in steps}
    for step in steps:
        assert {need for need in step.needs if need in names} <= seen
        seen.add(step.id)
    assert {"read dm", "read ex", "rows DM", "DM.RFSTDTC", "withhold EX", "finish EX"} <= names


def test_the_order_is_the_same_each_time(build):
    """Two compilations of one study list the same steps."""
    built = build(FILES, forms=FORM)
    study = built.linted.study
    plans = [compile_plan(study.mapping, study.standard, study.headers)[0] for _ in range(2)]
    assert [step.id for step in plans[0].steps] == [step.id for step in plans[1].steps]
    assert [step.id for step in plans[0].steps] == [step.id for step in built.plan.steps]


def test_a_circle_is_printed(build):
    """Variables that need each other are named, the first one again at the end."""
    dm = DM.replace("  SITEID: site", "  SITEID: site\n  RFENDTC: {take: RFPENDTC}\n  RFPENDTC: RFENDTC")
    built = build({**FILES, "mappings/sdtm/dm.yaml": dm}, forms=FORM)
    (problem,) = built.problems
    assert problem.code == "MAP161"
    assert problem.message == (
        "these need each other: DM.RFENDTC (line 8) -> DM.RFPENDTC (line 9) -> DM.RFENDTC (line 8)"
    )
    assert str(problem.place) == "mappings/sdtm/dm.yaml:8:3"


def test_a_form_that_no_step_needs_is_not_read(build):
    """What feeds no dataset costs nothing."""
    built = build(
        {"raw/log.csv": "site,subj\n"}, forms="log: {file: log.csv, key: site}", study="forms_not_used: {log: audit}\n"
    )
    assert "read log" not in [step.id for step in built.plan.steps]
    assert built.said == []


IDENTIFIERS = "study: T-1\ntitle: T\nexport_date: 2026-01-31\nidentifiers: {identifiers}\n"


@pytest.mark.parametrize(
    ("identifiers", "behind"),
    [
        ("{STUDYID: {constant: T-1}, USUBJID: subj}", []),
        ("{STUDYID: {constant: T-1}, USUBJID: {concatenate: [STUDYID, subj]}}", ["STUDYID"]),
        ("{STUDYID: {concatenate: [DOMAIN, site]}, USUBJID: {concatenate: [STUDYID, subj]}}", None),
        ("{STUDYID: USUBJID, USUBJID: STUDYID}", None),
    ],
)
def test_the_subject_of_a_form_may_read_other_identifiers(build, identifiers, behind):
    """They are worked out before it; what belongs to a dataset, or needs itself, identifies no form alone."""
    study = IDENTIFIERS.replace("{identifiers}", identifiers)
    plan = build({**FILES, "mappings/study.yaml": study}, forms=FORM).plan
    assert [list(plan.form_identifiers[name]) for name in plan.form_subjects] == (
        [] if behind is None else [behind] * 2
    )


def test_identifiers_that_need_each_other_are_a_circle(build):
    """They are named like any other variables that do, and nothing goes round for ever."""
    study = IDENTIFIERS.replace("{identifiers}", "{STUDYID: USUBJID, USUBJID: STUDYID}")
    assert "MAP161" in {problem.code for problem in build({**FILES, "mappings/study.yaml": study}, forms=FORM).problems}


def test_records_are_those_of_the_subject_that_reads_another_identifier(build):
    """An extreme finds the doses of a subject whose identifier holds that of the study."""
    study = IDENTIFIERS.replace(
        "{identifiers}", "{STUDYID: {constant: T-1}, USUBJID: {concatenate: [STUDYID, site, subj], separator: /}}"
    )
    dm = DM.replace("EX.EXSTDTC", "ex.day")
    ran = build({**FILES, "mappings/study.yaml": study, "mappings/sdtm/dm.yaml": dm}, forms=FORM).run()
    assert ran.rows("DM", "USUBJID", "RFSTDTC")[0] == ("T-1/01/001", "2019-07-01")
