"""Verbs that look into another table: the row that they choose, what they say beside, and what they refuse."""

from __future__ import annotations

import pytest
from tests.adam.analysed import analysed
from tests.adam.small import ADSL, response, small

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.run.elsewhere import once

ADRS = """\
dataset: ADRS
one_record_per: subject
rows:
  from: {source}
  choose:
    best: {{best_response: RS.RSSTRESC, date: RS.RSDTC, start: {start}{more}}}
  set: {{answer: best.answer, when: best.RSDTC, number: best.RSSEQ}}
variables:
  PARAM: {{constant: Best Overall Response}}
  PARAMCD: {{constant: BOR}}
  AVALC: answer
  ADT: when
  SRCSEQ: number
"""
SEEN = [
    response("TEST-1", 1, "SD", "2021-04-01"),
    response("TEST-1", 2, "PR", "2021-05-01"),
    response("TEST-2", 1, "SD", "2021-02-10"),
]


def ran(tmp_path, *, source="ADSL", start="TRTSDT", more="", lines="", responses=SEEN):
    """Run a study with a best response of each record of a table."""
    mapping = ADRS.format(source=source, start=start, more=more)
    folder = small(tmp_path, {"adam/adrs.yaml": mapping, "adam/adsl.yaml": ADSL + lines}, responses=responses)
    return analysed(folder, folder / "sdtm")


def told(analysis, *names):
    """Return these variables of each record of ADRS."""
    return [tuple(row[name] for name in names) for row in analysis.records("ADRS")]


def asked(analysis):
    """Return code, file, rows, column and value of each query."""
    cells = [(item.code, item.cells) for item in analysis.queries]
    return [(code, cell.file, cell.rows, cell.column, cell.value) for code, cell in cells]


def test_a_summary_says_its_answer_and_the_row_that_decided(tmp_path):
    """The answer stands beside the columns of the row; a subject without a row has the answer alone."""
    analysis = ran(tmp_path)
    assert told(analysis, "USUBJID", "AVALC", "ADT", "SRCSEQ") == [
        ("TEST-1", "PR", "2021-05-01", "2"),
        ("TEST-2", "NE", "2021-02-10", "1"),
        ("TEST-3", "MISSING", "", ""),
    ]
    assert asked(analysis) == []


def test_keep_bounds_the_rows_that_take_part(tmp_path):
    """A row that the condition leaves out decides nothing."""
    assert told(ran(tmp_path, more=", keep: RSSEQ < 2"), "AVALC")[0] == ("SD",)


def test_a_summary_may_stand_on_the_line_of_a_variable(tmp_path):
    """Its answer is the value of the variable, and the births name the row that decided and those beside it."""
    line = "  RSPDT: {first_response: RS.RSSTRESC, date: RS.RSDTC, label: Date of First Response}\n"
    analysis = ran(tmp_path, lines=line)
    assert [row["RSPDT"] for row in analysis.records("ADSL")] == ["2021-05-01", "", ""]
    births = [item for item in analysis.outcome.datasets["ADSL"].births if item.target == "RSPDT"]
    rows = {item.role: sorted(zip(item.records.tolist(), item.rows.tolist(), strict=True)) for item in births}
    assert rows["winner"] == [(0, 3)]  # as in all files, the first record is row 2
    assert rows["used"] == [(0, 2), (1, 4)]


def test_a_text_that_is_no_response_is_asked_at_its_cell_and_once(tmp_path):
    """Two lines refuse the same cell: one query, which names the transport file, the row and the value."""
    line = "  RSPDT: {first_response: RS.RSSTRESC, date: RS.RSDTC, label: Date of First Response}\n"
    wrong = [*SEEN[:2], response("TEST-2", 1, "STABLE", "2021-04-10")]
    analysis = ran(tmp_path, lines=line, responses=wrong)
    assert asked(analysis) == [("ANL110", "sdtm/rs.xpt", (4,), "RSSTRESC", "STABLE")]
    assert told(analysis, "AVALC") == [("PR",), ("MISSING",), ("MISSING",)]


def test_what_keep_leaves_out_is_not_asked(tmp_path):
    """A text that is no response in a row that takes no part is no query."""
    wrong = [*SEEN[:2], response("TEST-2", 1, "STABLE", "2021-04-10")]
    assert asked(ran(tmp_path, more=", keep: RSSTRESC is not STABLE", responses=wrong)) == []


DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {latest: ex.start, keep: dose is not 0}
"""
DOSES = """\
site,subj,dose,start
01,001,5,01.02.2019
01,001,0,31.02.2019
01,002,5,30.02.2019
09,009,5,29.02.2019
"""


def test_a_raw_date_that_takes_no_part_is_not_asked(build):
    """Only dates of rows that are kept become queries of a choice, those of subjects without a record, too."""
    files = {"mappings/sdtm/dm.yaml": DM, "raw/ex.csv": DOSES}
    ran = build(files, forms="ex: {file: ex.csv, key: [site, subj, start]}").run_all_the_same()
    dates = [item.cells for item in ran.outcome.problems if item.code == "VAL112"]
    assert [(cells.rows, cells.value) for cells in dates] == [((4,), "30.02.2019"), ((5,), "29.02.2019")]


def test_the_first_record_counts_where_a_subject_has_several_starts(tmp_path):
    """A column of the record is given once for each subject; records that differ are a query (ROW109)."""
    analysis = ran(tmp_path, source="RS", start="RS.RSDTC")
    assert {(code, file, rows) for code, file, rows, _, _ in asked(analysis)} == {("ROW109", "sdtm/rs.xpt", (3,))}
    assert told(analysis, "USUBJID", "AVALC") == [("TEST-1", "PR"), ("TEST-1", "PR"), ("TEST-2", "NE")]


def test_what_a_subject_has_once_is_that_of_its_first_record():
    """Records that differ from the first one of their subject are named; those of nobody are not."""
    mine, column = encode(["b", "a", None, "b", "a"]), encode(["1", "2", "9", "3", "2"])
    answer, differing = once(column, mine)
    assert (answer.to_list(), differing.tolist()) == (["1", "2"], [3])


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("CHOSEN: {take: taken.answer, label: Chosen}", "Num", [81.0, 54.0, None]),
        ("CHOSEN: {take: named.answer, label: Chosen}", "Char", ["X", "Y", None]),
        ("CHOSEN: {round_half_away: taken.answer, digits: -1, label: Chosen}", "Num", [80.0, 50.0, None]),
    ],
)
def test_what_an_extreme_verb_says_is_what_its_column_holds(analyse, line, kind, value):
    """The value of a chosen row is a number where the column of the other dataset holds numbers."""
    mapping = (
        "dataset: ADSL\none_record_per: subject\nrows:\n  from: DM\n  choose:\n"
        "    taken: {first: EX.EXDOSE, order: EX.EXSEQ}\n    named: {first: EX.EXTRT, order: EX.EXSEQ}\n"
        f"variables:\n  {line}\n"
    )
    ex = {"STUDYID": ["T-1"] * 2, "USUBJID": ["T-1-001", "T-1-002"], "EXSEQ": [1.0, 1.0], "EXDOSE": [81.0, 54.0],
          "EXTRT": ["X", "Y"]}  # fmt: skip
    built = analyse({"ADSL": mapping}, {"EX": ex})
    assert built.plan.standard.datasets["ADSL"].variables["CHOSEN"].type == kind
    assert built.run_all_the_same().rows("ADSL", "CHOSEN") == value
