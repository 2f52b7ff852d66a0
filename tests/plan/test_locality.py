"""It is known of a plan what can be worked out subject by subject, and why not where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.plan.lint import lint
from nec_cdisc.plan.locality import by_subject, locality
from nec_cdisc.study.folder import open_study

AE = """\
dataset: AE
one_record_per: event
rows:
  from: ae
  look_up: {{other: {{{look_up}}}}}
variables:
  AESEQ: {{sequence: [AETERM]}}
  AETERM: text
  AEDECOD: {column}
"""
FORMS = "ae: {file: ae.csv, key: [site, subj, text]}\ncoding: {file: coding.csv, key: text}\n"
RAW = {"raw/ae.csv": "site,subj,text\n", "raw/coding.csv": "text,pt\n"}
EX = """\
dataset: EX
one_record_per: dose
rows: {from: ex}
variables:
  EXSEQ: {sequence: [EXSTDTC]}
  EXTRT: {constant: X-77}
  EXSTDTC: {date: day}
"""
WITH_EX = {"mappings/sdtm/ex.yaml": EX, "raw/ex.csv": "site,subj,day\n"}


def events(build, look_up: str, column: str, **files: str):
    """Build adverse events with a look-up."""
    mapping = AE.format(look_up=look_up, column=column)
    more = {"mappings/sdtm/ex.yaml": EX, "raw/ex.csv": "site,subj,day\n"}
    forms = f"{FORMS}ex: {{file: ex.csv, key: [site, subj, day]}}\n"
    return build({"mappings/sdtm/ae.yaml": mapping, **RAW, **more, **files}, forms=forms).plan


@pytest.mark.parametrize(
    ("look_up", "column", "whole"),
    [
        ("table: dm, match: [site, subj]", "other.sex", set()),
        ("table: dm, match: [site, subj, {sex: text}]", "other.first", set()),
        ("table: dm, match: subj", "other.sex", {"dm"}),
        ("table: dm, match: {site: subj, subj: site}", "other.sex", {"dm"}),
        ("table: ex, match: {day: text}", "other.day", {"ex"}),
        ("table: coding, match: text", "other.pt", set()),
        ("table: dm, match: USUBJID", "other.sex", set()),
        ("table: EX, match: USUBJID", "other.EXTRT", set()),
        ("table: EX, match: {USUBJID: USUBJID, EXSTDTC: text}", "other.EXTRT", set()),
    ],
)
def test_a_form_that_is_looked_up_by_other_things_than_the_subject_is_needed_whole(build, look_up, column, whole):
    """By USUBJID, or by all declared columns, a look-up stays with its subject; other tables are whole at all times."""
    if "{sex: text}" in look_up:
        look_up = "table: dm, match: {site: site, subj: subj, sex: text}"
    found = locality(events(build, look_up, column))
    assert (found.obstacles, found.whole) == ((), frozenset(whole))


def test_a_number_that_the_block_sets_is_not_that_of_the_subject(build):
    """A look-up by a name that only looks like the subject's column may find any subject."""
    mapping = AE.format(look_up="table: dm, match: [site, subj]", column="other.sex").replace(
        "variables:", "  set: {site: {constant: '01'}}\nvariables:"
    )
    study = {"mappings/sdtm/ae.yaml": mapping, **RAW}
    plan = build(study, forms=FORMS).plan
    block = plan.study.datasets["AE"].blocks[0]
    assert not by_subject(plan.study, block, block.look_ups["other"])
    (obstacle,) = locality(plan).obstacles
    assert obstacle == "USUBJID of AE reads a name that its row block gives, so 'ae' alone says otherwise"


def test_a_dataset_that_is_looked_up_is_an_obstacle(build):
    """Its records are of whichever subject the match finds."""
    plan = events(build, "table: EX, match: {EXSTDTC: text}", "other.EXTRT")
    assert locality(plan).obstacles == ("AE looks up records of EX, of whichever subject",)


STUDY = "study: T-1\ntitle: T\nexport_date: 2026-01-31\nidentifiers: {STUDYID: {constant: T-1}, USUBJID: who}\n"
SOURCE = """\
source: edc
subject: [site, subj]
set: {who: {concatenate: [site, subj], separator: "-"}}
forms:
  dm: {file: dm.csv, key: [site, subj]}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  {SUBJID: subj, SITEID: site, SEX: {code: sex, list: sex}, COUNTRY: {constant: DEU}, RFICDTC: {date: first}}
"""
BY_BLOCK = '{from: dm, set: {who: {concatenate: [site, subj], separator: "-"}}}'


@pytest.mark.parametrize(
    ("source", "dm", "obstacles"),
    [
        (SOURCE, DM, ()),
        (
            SOURCE.replace("set: ", "not_submitted: {}\n# "),
            DM.replace("{from: dm}", BY_BLOCK),
            ("it is not known of the records of 'dm' alone whose they are, and they feed DM",),
        ),
        (
            SOURCE,
            DM.replace("{from: dm}", BY_BLOCK),
            ("USUBJID of DM reads a name that its row block gives, so 'dm' alone says otherwise",),
        ),
        (
            SOURCE.replace('"-"}', '"-", only_when: site is not x}'),
            DM,
            ("USUBJID of DM reads a name that its row block gives, so 'dm' alone says otherwise",),
        ),
    ],
    ids=["by the source", "by the block", "by both", "by the source within bounds"],
)
def test_a_subject_is_known_of_a_form_alone_where_its_source_names_it(build, source, dm, obstacles):
    """A subject that a row block names, or that a bound blanks, is not known before the block is carried out."""
    files = {"mappings/study.yaml": STUDY, "mappings/sources/edc.yaml": source, "mappings/sdtm/dm.yaml": dm}
    assert locality(build(files).plan).obstacles == obstacles


@pytest.mark.parametrize("keys", ["STUDYID XXTERM", "STUDYID USUBJID XXTERM"])
def test_an_order_that_does_not_begin_with_the_subject_is_an_obstacle(build, keys):
    """A dataset of the study's own without sequence number is sorted by its keys, the subject first if it is one."""
    mapping = "dataset: XX\none_record_per: thing\nrows: {from: xx}\nvariables: {XXTERM: what}\n"
    names = ("STUDYID", "DOMAIN", "USUBJID", "XXTERM")
    described = "".join(f"{name},{name},Char,Identifier,Req,{place},,\n" for place, name in enumerate(names, 1))
    files = {
        "mappings/sdtm/xx.yaml": mapping,
        "raw/xx.csv": "site,subj,what\n",
        "specs/sdtmig-3.4/datasets.csv": f"dataset,label,class,structure,keys\nXX,Things,Events,One per thing,{keys}\n",
        "specs/sdtmig-3.4/xx.csv": f"variable,label,type,role,core,order,codelist,format\n{described}",
    }
    plan = build(files, forms="xx: {file: xx.csv, key: [site, subj, what]}").plan
    found = "the records of XX stand in an order that does not begin with USUBJID" in locality(plan).obstacles
    assert found is ("USUBJID" not in keys)


def test_the_study_of_this_repository_is_cut():
    """Nothing keeps EVINEC in one piece, although its STUDYID is a raw column."""
    plan = lint(open_study(Path(__file__).parents[2])).plan
    assert locality(plan).obstacles == ()


def test_a_dataset_that_may_hold_records_of_nobody_is_an_obstacle(build):
    """Records without a subject stand last in the whole dataset, not in one partition of it."""
    study = {
        "mappings/sdtm/ex.yaml": EX,
        "raw/ex.csv": "site,subj,day\n",
        "specs/sdtmig-3.4/ex.csv": "variable,label,type,role,core,order,codelist,format\n"
        "USUBJID,Unique Subject Identifier,Char,Identifier,Exp,3,,\n",
    }
    plan = build(study, forms="ex: {file: ex.csv, key: [site, subj, day]}").plan
    assert locality(plan).obstacles == (
        "the standard does not require USUBJID in EX, so records of nobody stand in it",
    )


def test_a_function_of_the_study_that_sees_neighbours_is_an_obstacle(build):
    """Nobody knows whether it looks at records of one subject alone; a function of one record does."""
    function = (
        "from nec_cdisc.dataset.vectors import AnyVector, Subjects, TextVector\n"
        "from nec_cdisc.plugin.verb import Text, subject_verb, value_verb\n\n\n"
        "@subject_verb\ndef neighbour(value: AnyVector, *, subject: Subjects) -> TextVector:\n    return value\n\n\n"
        "@value_verb\ndef alone(value: Text) -> str:\n    return value\n"
    )

    def obstacles(verb: str) -> tuple[str, ...]:
        mapping = f"{EX}  EXLOT: {{{verb}: EXTRT}}\n"
        study = {**WITH_EX, "mappings/sdtm/ex.yaml": mapping, "mappings/functions.py": function}
        return locality(build(study, forms="ex: {file: ex.csv, key: [site, subj, day]}").plan).obstacles

    assert obstacles("neighbour") == (
        "EX.EXLOT is given by the study's own function 'neighbour', which sees several subjects",
    )
    assert obstacles("alone") == ()
