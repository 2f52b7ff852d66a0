"""What a run has made so far: records of one subject in another dataset, tables without records."""

from __future__ import annotations

import numpy as np
from tests.conftest import DM

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.run.table import FormTable, Growing, GrownBlock
from nec_cdisc.run.world import World, first_of_subject, subject_numbers


def grown(subjects: list[str | None]) -> Growing:
    """Return a dataset of the given subjects."""
    table = FormTable(None, None, np.arange(len(subjects)))
    block = GrownBlock(table, np.arange(len(subjects)))
    return Growing("XX", [block], {"USUBJID": encode(subjects)})


def test_the_one_row_of_a_subject_is_found():
    """A subject with one row gives it; with several, or none, it gives no row."""
    mine, theirs = grown(["b", "a", None, "c", "b"]), grown(["a", "c", "b", "c", None])
    world = World(None)
    assert world.row_of_subject(mine, theirs).tolist() == [2, 0, -1, -1, 2]
    assert world.of_several(mine, theirs).tolist() == [3]


def test_subjects_are_numbered_by_the_asking_dataset():
    """Rows of subjects that it does not have, and rows without a subject, have no number."""
    assert subject_numbers(encode(["x", "a", None, "b"]), encode(["b", "a"])).tolist() == [-1, 1, -1, 0]


def test_a_table_without_records_is_a_table():
    """A form without records is found all the same."""
    world = World(None)
    world.forms["empty"] = FormTable(None, None, np.empty(0, np.int64))
    world.growing["empty2"] = grown([])
    assert world.table("empty") is world.forms["empty"]
    assert world.table("empty2") is world.growing["empty2"]


def test_counts_of_one_rule_add_up():
    """Two blocks of one form are counted together."""
    world = World(None)
    world.count("ae", "left out", 2)
    world.count("ae", "left out", 3)
    assert world.counts == {("ae", "left out"): 5}


LAB = """\
source: lab
subject: [SITENO, PAT]
set:
  site: SITENO
  subj: {pad: PAT, to: 3}
forms:
  lab: {file: lab.csv, key: [SITENO, PAT, TEST]}
  doses: {file: doses.csv, key: [SITENO, PAT]}
"""
LB = """\
dataset: LB
one_record_per: test
rows: {from: lab}
variables:
  LBSEQ: {sequence: [LBTESTCD]}
  LBTESTCD: TEST
  LBTEST: {decode: LBTESTCD}
  LBORRES: {take: VALUE}
"""


def of_two_sources(build, lab: str = "SITENO,PAT,TEST,VALUE\n01,1,ALT,5\n09,9,ALT,6\n", source: str = LAB):
    """Build the study with a laboratory that names sites and subjects in its own way."""
    files = {"mappings/sources/lab.yaml": source, "mappings/sdtm/lb.yaml": LB, "raw/lab.csv": lab,
             "raw/doses.csv": "SITENO,PAT,FIRST\n01,2,2019-07-05\n",
             "mappings/sdtm/dm.yaml": DM.replace("{date: first}", "{earliest: doses.FIRST}")
             + "not_submitted: {first: not here}\n"}  # fmt: skip
    return build(files)


def test_a_source_says_how_its_forms_name_a_subject(build):
    """Names that a source sets identify its records in rows, in extremes, and in questions about orphans."""
    ran = of_two_sources(build).run()
    assert ran.rows("LB", "USUBJID", "LBORRES") == [("01-001", "5")]
    assert ran.rows("DM", "USUBJID", "RFSTDTC") == [("01-001", None), ("01-002", "2019-07-05"), ("02-001", None)]
    assert ran.cells("ROW105") == [("raw/lab.csv", [3], "PAT", "9")]


def test_a_name_that_a_source_sets_wrongly_is_told_in_the_source(build):
    """The name stands in the source, and there its fault is told once, whichever forms are read."""
    built = of_two_sources(build, source=LAB.replace("{pad: PAT", "{pad: PATT"))
    assert [said for said in built.said if not said.startswith("MAP151")] == [
        "MAP121 mappings/sources/lab.yaml:5:15: 'PATT' is neither a column of lab nor a variable of LB [PAT]",
    ]


def test_a_look_up_finds_the_rows_of_the_same_subject(build):
    """Matched by USUBJID, two sources that write the number of a subject in their own ways are joined."""
    dm = DM.replace("rows: {from: dm}", "rows: {from: dm, look_up: {dose: {table: doses, match: USUBJID}}}")
    files = {"mappings/sources/lab.yaml": LAB, "mappings/sdtm/lb.yaml": LB, "raw/lab.csv": "SITENO,PAT,TEST,VALUE\n",
             "raw/doses.csv": "SITENO,PAT,FIRST\n01,2,2019-07-05\n02,1,2019-07-06\n02,1,2019-07-07\n",
             "mappings/sdtm/dm.yaml": dm.replace("{date: first}", "{date: dose.FIRST}")
             + "not_submitted: {first: not here}\n"}  # fmt: skip
    ran = build(files).run()
    assert ran.rows("DM", "USUBJID", "RFSTDTC") == [("01-001", None), ("01-002", "2019-07-05"), ("02-001", None)]
    assert ran.cells("ROW103") == [("raw/dm.csv", [4], "subj", "001")]


def test_a_look_up_by_subject_needs_subjects_on_both_sides(build):
    """A table that does not say whose its records are cannot be matched so."""
    dm = DM.replace("rows: {from: dm}", "rows: {from: dm, look_up: {site: {table: sites, match: USUBJID}}}")
    files = {"mappings/sdtm/dm.yaml": dm.replace("SITEID: site", "SITEID: site.s"), "raw/sites.csv": "s\n"}
    built = build(files, forms="sites: {file: sites.csv, key: s}")
    said = "MAP127 mappings/sdtm/dm.yaml:3:28: look-up 'site' matches by subject, and form 'sites' does not say whose"
    assert built.said == [f"{said} its records are"]


def test_the_first_record_of_each_subject_is_found():
    """Subjects are told by the number of their value; one without a record has none."""
    mine = encode(["002", None, "001", "002"])
    assert first_of_subject(mine).tolist() == [0, 2]
    assert first_of_subject(mine.take(np.array([2, 1]))).tolist() == [-1, 0]


def test_a_form_may_be_named_like_a_dataset():
    """A name means the form, while the dataset of that name grows; what further records are made of is the made one."""
    form, made = (FormTable(None, None, np.arange(1)) for _ in range(2))
    world = World(None, {"DM": form}, growing={"DM": grown(["a"])})
    assert world.table("DM") is world.rows_of("DM") is form
    world.made["ADSL"] = made
    assert world.rows_of("ADSL") is made
