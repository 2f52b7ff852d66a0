"""Conditions are asked of records, and say which values they could not compare."""

from __future__ import annotations

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.mapping.condition.parser import parse
from nec_cdisc.problem import Place
from nec_cdisc.run.asking import not_compared

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
