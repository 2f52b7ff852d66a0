"""Conditions are asked of records, and say which values they could not compare."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.mapping.condition.parser import parse
from nec_cdisc.plugin.convention import TickConvention
from nec_cdisc.problem import Place
from nec_cdisc.run.asking import not_compared, not_declared

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh, keep: raw.age > 17}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHCAT: {constant: ADULT, only_when: raw.age < 65}
"""


def test_each_value_that_cannot_be_compared_is_one_query(build):
    """Keep and bounds ask once for each value, with all its rows and the raw column."""
    records = "site,subj,no,term,age\n01,001,1,A,40\n01,001,2,B,old\n01,002,1,C,old\n01,002,2,D,70\n01,002,3,E,\n"
    files = {"mappings/sdtm/mh.yaml": MH + "not_submitted: {no: number of the line}\n", "raw/mh.csv": records}
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, no]}").run()
    assert ran.rows("MH", "MHTERM", "MHCAT") == [("A", "ADULT"), ("D", None)]
    assert ran.cells("ROW112") == [("raw/mh.csv", [3, 4], "age", "old")]
    (problem,) = ran.of("ROW112")
    assert problem.message == "'old' is no number, so 'raw.age > 17' cannot be answered by it"
    assert str(problem.place) == "mappings/sdtm/mh.yaml:3:24"


def test_a_private_value_that_cannot_be_compared_is_not_quoted(build):
    """The query says what kind of fault it is, not the value."""
    files = {
        "mappings/sdtm/mh.yaml": MH + "not_submitted: {no: number of the line}\n",
        "raw/mh.csv": "site,subj,no,term,age\n01,001,1,A,old\n",
    }
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, no], private: age}").run()
    assert ran.cells("ROW112") == [("raw/mh.csv", [2], "age", None)]
    assert "old" not in repr(ran.of("ROW112"))


def test_records_of_a_value_are_found_in_any_column():
    """Dates and numbers of both sides are looked at, missing values are not asked for."""
    columns = {"a": encode(["2019", "x", None, "x"]), "b": encode(["2019-01", "2018", "?", None])}
    found = list(not_compared(parse("a is before b"), columns.__getitem__, Place("f.yaml")))
    assert [(name, rows.tolist(), problem.code) for name, rows, problem in found] == [
        ("a", [1, 3], "ROW112"),
        ("b", [2], "ROW112"),
    ]


TICKED = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  {rows}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
  {variable}
edit_checks:
  - {{when: {check}, say: look}}
not_submitted: {{mh: {{no: number of the line, box: a box, age: in years}}}}
"""
BOXES = "site,subj,no,term,box,age\n01,001,1,A,1,1\n01,001,2,B,?,1\n01,002,1,C,0,1\n01,002,2,D,?,1\n01,002,3,E,,1\n"


def ticked(build, rows="keep: term is filled", variable="", check="term is blank", leave_out=""):
    """Build medical history that asks a box of five records; two of them hold a question mark."""
    text = TICKED.format(rows=rows, variable=variable, check=check)
    form = f"mh: {{file: mh.csv, key: [site, subj, no]{leave_out}}}\n"
    coding = "coding: {file: coding.csv, key: code}\n" if "coding" in rows else ""
    files = {"mappings/sdtm/mh.yaml": text, "raw/mh.csv": BOXES, "raw/coding.csv": "code,pt,old\nA,Ache,x\nB,Bug,1\n"}
    return build(files if coding else {**files, "raw/coding.csv": None}, forms=form + coding).run_all_the_same()


@pytest.mark.parametrize(
    "asked",
    [
        {"rows": "keep: box is ticked"},
        {"rows": "keep: not (box is not ticked and term is x)"},
        {"leave_out": ", leave_out: {gone: box is ticked}"},
        {"variable": "MHPRESP: {flag: box is ticked}"},
        {"variable": "MHCAT: {constant: X, only_when: box is not ticked}"},
        {"variable": "MHCAT: {constant: X, blank_when: box is ticked}"},
        {"check": "box is not ticked and term is blank"},
        {"variable": "MHPRESP: {flag: box is ticked}", "check": "box is ticked", "rows": "keep: box is not ticked"},
    ],
)
def test_a_text_of_a_box_that_is_not_declared_is_one_query(build, asked):
    """Wherever a condition stands: once for the column and value, with all its rows; no declared or blank one."""
    ran = ticked(build, **asked)
    assert ran.cells("VAL105") == [("raw/mh.csv", [3, 5], "box", "?")]
    assert ran.of("VAL105")[0].message.startswith("'?' is neither ticked nor not ticked; '")


def test_the_box_of_another_table_is_asked_for_there(build):
    """The bound of a look-up names the cell of the table that is looked into, by the convention of its source."""
    ran = ticked(build, "look_up: {coding: {table: coding, match: {code: term}, keep: old is not ticked}}")
    assert ran.cells("VAL105") == [("raw/coding.csv", [2], "old", "x")]
    assert str(ran.of("VAL105")[0].place) == "mappings/sdtm/mh.yaml:5:13"


def test_the_box_of_an_extreme_is_asked_once(build):
    """Two lines that choose among the same rows ask for the cell once, also for a number that is none."""
    dm = (
        "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SITEID: site\n"
        "  RFSTDTC: {earliest: mh.day, keep: mh.box is ticked and age > 0}\n"
        "  RFENDTC: {latest: mh.day, keep: box is ticked and mh.age > 0}\n"
    )
    records = "site,subj,no,day,box,age\n01,001,1,01.07.2019,1,3\n01,001,2,02.07.2019,?,1\n01,001,3,03.07.2019,1,x\n"
    form = "mh: {file: mh.csv, key: [site, subj, no]}\n"
    ran = build({"mappings/sdtm/dm.yaml": dm, "raw/mh.csv": records}, forms=form).run_all_the_same()
    assert ran.cells("VAL105") == [("raw/mh.csv", [3], "box", "?")]
    assert ran.cells("ROW112") == [("raw/mh.csv", [4], "age", "x")]
    assert ran.rows("DM", "RFSTDTC", "RFENDTC")[0] == ("2019-07-01", "2019-07-01")


def test_a_private_box_is_not_quoted(build):
    """Neither in the message nor as the value of the cell."""
    ran = ticked(build, check="box is ticked", leave_out=", private: box")
    assert ran.cells("VAL105") == [("raw/mh.csv", [3, 5], "box", None)]
    assert "'?'" not in repr(ran.of("VAL105"))


def test_each_source_declares_its_own_boxes():
    """Only the given records are looked at; case and outer blanks do not matter, truth values answer themselves."""
    columns = {"a": encode(["Y", " y ", "1", True, None, "1"])}
    ticks = TickConvention(frozenset({"Y"}), frozenset({"N"}))
    (found,) = not_declared(parse("a is ticked or a is not ticked"), columns.__getitem__, ticks, np.arange(5), None)
    assert (found[0], found[1].tolist(), found[2].code) == ("a", [2], "VAL105")
    found = not_declared(parse("a is filled"), columns.__getitem__, ticks, np.arange(6), None)
    assert list(found) == []
