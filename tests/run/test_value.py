"""Value verbs are called once per distinct combination, and refusals come out once with all their rows."""

from __future__ import annotations

import pytest
from tests.conftest import BASE

from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHDTC: {date: day, time: time}
  MHCAT: {concatenate: [term, time], separator: "/"}
  MHSCAT: {count_calls: term}
not_submitted: {no: number of the line}
"""
FUNCTIONS = '''
from nec_cdisc.plugin.verb import Text, value_verb

CALLS = []

@value_verb
def count_calls(value: Text) -> str:
    """Say how often the verb has been called."""
    CALLS.append(value)
    return str(len(CALLS))
'''


def _of_two_terms(build, functions: str):
    """Run five records of two terms, and one without a term, with functions of the study."""
    records = "".join(f"01,001,{no},{term},,\n" for no, term in enumerate(["A", "B", "A", "A", "B"]))
    files = {
        "mappings/sdtm/mh.yaml": MH,
        "mappings/functions.py": functions,
        "raw/mh.csv": f"site,subj,no,term,day,time\n{records}01,002,9,,,\n",
    }
    return build(files, forms="mh: {file: mh.csv, key: [site, subj, no]}").run()


def test_a_verb_is_called_once_per_distinct_value(build):
    """Five records of two terms are two calls, and a missing value is none where the verb does not want it."""
    ran = _of_two_terms(build, FUNCTIONS)
    assert ran.rows("MH", "MHTERM", "MHSCAT") == [("A", "1"), ("A", "1"), ("A", "1"), ("B", "2"), ("B", "2")]


AT_ONCE = '''
from nec_cdisc.plugin.verb import Text, at_once, value_verb

def all_of_them(value):
    assert sorted(value.to_list(), key=str) == ["A", "B", None]
    return [None if each is None else f"{each} of {len(value)}" for each in value.to_list()]

@at_once(all_of_them)
@value_verb
def count_calls(value: Text) -> str:
    """Say of how many values this is one."""
    raise AssertionError
'''


def test_a_verb_that_answers_at_once_is_called_with_the_distinct_values(build):
    """Five records of two terms, and one without, are answered by one call that sees each term once."""
    ran = _of_two_terms(build, AT_ONCE)
    assert {row for row in ran.rows("MH", "MHTERM", "MHSCAT") if row[0]} == {("A", "A of 3"), ("B", "B of 3")}


def test_a_refused_value_is_one_problem_with_all_its_rows(build):
    """Three records with one wrong date are one query of three rows; the note keeps its answer."""
    files = {
        "mappings/sdtm/mh.yaml": MH,
        "mappings/functions.py": FUNCTIONS,
        "raw/mh.csv": "site,subj,no,term,day,time\n"
        "01,001,1,A,31.02.2019,\n01,001,2,B,31.02.2019,\n01,002,1,C,31.02.2019,\n01,002,2,D,UN.03.2019,10:30\n",
    }
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, no]}").run()
    assert ran.cells("VAL112") == [("raw/mh.csv", [2, 3, 4], "day", "31.02.2019")]
    assert ran.cells("VAL116") == [("raw/mh.csv", [5], "time", "10:30")]
    assert ran.rows("MH", "MHDTC", "MHCAT") == [(None, "A"), (None, "B"), (None, "C"), ("2019-03", "D/10:30")]


CENTRAL = """\
source: central
files: {folder: raw/central}
subject: [site, subj]
dates: {orders: ymd}
forms:
  reading: {file: reading.csv, key: [site, subj]}
"""


@pytest.mark.parametrize("written", ["MHDTC: {date: more.day}", "MHDTC: {date: seen}"])
def test_a_looked_up_value_is_read_by_the_convention_of_its_own_table(build, written: str):
    """A date of another source is read as that source writes dates, directly or through a name of the block."""
    mh = f"""\
dataset: MH
one_record_per: entry
rows:
  from: mh
  look_up: {{more: {{table: reading, match: [site, subj]}}}}
  set: {{seen: more.day}}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
  {written}
examples:
  - in: {{more.day: 2019-07-03}}
    out: {{MHDTC: 2019-07-03}}
"""
    files = {
        "mappings/sources/central.yaml": CENTRAL,
        "mappings/sdtm/mh.yaml": mh,
        "raw/mh.csv": "site,subj,term\n01,001,Gout\n",
        "raw/central/reading.csv": "site,subj,day\n01,001,20190703\n",
    }
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}\n").run()
    assert ran.rows("MH", "MHDTC") == ["2019-07-03"]


def test_a_verb_without_columns_answers_once_for_each_source(build):
    """A function that reads no column is handed the convention of each block's source; a fault of it is a problem."""
    functions = """\
from nec_cdisc.plugin.convention import DateConvention
from nec_cdisc.plugin.verb import value_verb

@value_verb
def order_of(prefix: str, *, dates: DateConvention) -> str:
    return prefix + dates.orders[0]

@value_verb
def failing(text: str) -> str:
    raise ValueError(text)
"""
    mh = """\
dataset: MH
one_record_per: entry
rows:
  - {from: mh, set: {fault: {failing: x}}}
  - {from: reading, set: {term: day, fault: {constant: y}}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHCAT: {order_of: "as "}
  MHSCAT: fault
"""
    files = {
        "mappings/functions.py": functions,
        "mappings/sources/central.yaml": CENTRAL,
        "mappings/sdtm/mh.yaml": mh,
        "raw/mh.csv": "site,subj,term\n01,001,Gout\n01,002,Zoster\n",
        "raw/central/reading.csv": "site,subj,day\n01,001,20190703\n",
    }
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}\n").run_all_the_same()
    assert ran.rows("MH", "MHTERM", "MHCAT", "MHSCAT") == [
        ("20190703", "as ymd", "y"),
        ("Gout", "as dmy", None),
        ("Zoster", "as dmy", None),
    ]
    assert [rows for _, rows, *_ in ran.cells("VAL201")] == [[2, 3]]


@pytest.mark.parametrize("order", [1, -1])
def test_equal_numbers_are_handed_on_in_one_way_of_writing(build, order: int):
    """The record that stands first does not decide how the others are written."""
    mh = """\
dataset: MH
one_record_per: entry
rows: {from: mh, set: {amount: {number: typed}}}
variables:
  MHSEQ: {sequence: [MHSPID]}
  MHSPID: no
  MHTERM: {written: amount}
"""
    functions = """\
from nec_cdisc.plugin.verb import Number, value_verb

@value_verb
def written(value: Number) -> str:
    return str(value)
"""
    lines = ["01,001,a,1.0", "01,001,b,1", "01,001,c,-0", "01,001,d,0"][::order]
    files = {
        "mappings/sdtm/mh.yaml": mh,
        "mappings/functions.py": functions,
        "raw/mh.csv": "\n".join(["site,subj,no,typed", *lines]) + "\n",
    }
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, no]}\n").run()
    assert ran.rows("MH", "MHTERM") == ["1", "1", "0", "0"]


def test_a_verb_without_columns_refuses_nothing_where_there_are_no_records(build):
    """A block without records has no cell to blame, and the other block is not touched."""
    functions = """\
from nec_cdisc.plugin.convention import DateConvention
from nec_cdisc.plugin.verb import value_verb

@value_verb
def failing(text: str, *, dates: DateConvention) -> str:
    raise ValueError(text)
"""
    mh = """\
dataset: MH
one_record_per: entry
rows:
  - {from: mh}
  - {from: reading, set: {term: day}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHCAT: {failing: x}
"""
    files = {
        "mappings/functions.py": functions,
        "mappings/sources/central.yaml": CENTRAL,
        "mappings/sdtm/mh.yaml": mh,
        "raw/mh.csv": "site,subj,term\n",
        "raw/central/reading.csv": "site,subj,day\n01,001,20190703\n",
    }
    ran = build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}\n").run_all_the_same()
    assert [rows for _, rows, *_ in ran.cells("VAL201")] == [[2]]


@pytest.mark.parametrize("partitions", [1, 9])
def test_a_number_that_names_a_subject_is_a_text(build, partitions: int):
    """Subjects 2 and 10 are known in demographics, wherever a run is cut, and stand in the order of texts."""
    study = BASE["mappings/study.yaml"].replace('{concatenate: [site, subj], separator: "-"}', "{number: subj}")
    mh = "dataset: MH\none_record_per: entry\nrows: {from: mh}\nvariables: {MHSEQ: {sequence: MHTERM}, MHTERM: term}\n"
    files = {
        "mappings/study.yaml": study,
        "mappings/sdtm/mh.yaml": mh,
        "raw/dm.csv": "site,subj,sex,first\n01,2.0,f,\n01,10,m,\n",
        "raw/mh.csv": "site,subj,term\n01,2,Gout\n01,10,Gout\n",
    }
    built = build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}\n")
    ran = execute(built.plan, Inputs(built.folder), pieces=Cut(partitions))
    assert ran.datasets["MH"].frame["USUBJID"].tolist() == ["10", "2"]
    assert ran.problems == ()
