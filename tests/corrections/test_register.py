"""The register of corrections, end to end: datasets, lineage, ledger and reports agree on what became of each line."""

from __future__ import annotations

import pytest
from tests.partitions.conftest import hashes

from nec_cdisc.run.cut import Cut

EVENT = "ae,site=01; subj=001; no=1,start"
REPORT = "mapping_line,form,key,field,old_value,new_value,who,why,result,detail,raw_file,raw_row,subject,visit,value_in_export,variables,used_for\n"  # noqa: E501 - the header as it stands


def test_a_corrected_date_moves_the_study_day_and_the_order(publish):
    """Without the correction the event is the first one, on day 3; with it the second one, on day 70."""
    names = ("AESEQ", "AETERM", "AESTDTC", "AESTDY")
    before = publish().records("AE", *names)
    assert before[:2] == [("1", "Nausea", "2019-07-05", "3"), ("2", "Rash", "2019-08", None)]
    done = publish(f"{EVENT},05.07.2019,10.09.2019,J. Doe,site letter")
    assert done.records("AE", *names)[:2] == [("1", "Rash", "2019-08", None), ("2", "Nausea", "2019-09-10", "70")]
    (line,) = done.report("corrections")
    assert line == {
        "mapping_line": "mappings/corrections.csv:2:1",
        "form": "ae",
        "key": "site=01; subj=001; no=1",
        "field": "start",
        "old_value": "05.07.2019",
        "new_value": "10.09.2019",
        "who": "J. Doe",
        "why": "site letter",
        "result": "applied",
        "detail": "",
        "raw_file": "raw/ae.csv",
        "raw_row": "2",
        "subject": "01-001",
        "visit": "",
        "value_in_export": "05.07.2019",
        "variables": "AE.AESTDTC",
        "used_for": "",
    }
    assert done.fates("ae", "start")["mapped", "AE.AESTDTC (value corrected)"] == 1
    said = "corrected to '10.09.2019' by J. Doe: site letter [mappings/corrections.csv:2:1]"
    assert said in done.trace("AE", "T-1-01-001", "2", "AESTDY")
    assert said in done.trace("raw/ae.csv:2")
    assert "1 correction applied: outputs/reports/corrections.csv" in done.said


def test_an_old_value_that_does_not_match_is_reported_and_not_applied(publish):
    """The cell keeps its value everywhere, and the report, the query and the trace say why."""
    done = publish(f"{EVENT},04.07.2019,10.09.2019,J. Doe,site letter")
    assert done.records("AE", "AESTDTC")[0] == ("2019-07-05",)
    why = "the cell holds '05.07.2019', not the old value of the register"
    (line,) = done.report("corrections")
    assert (line["result"], line["detail"], line["raw_row"]) == ("not applied", why, "2")
    assert line["value_in_export"] == "05.07.2019"
    assert [row["mapping_line"] for row in done.report("problems") if row["code"] == "RUN104"] == [line["mapping_line"]]
    assert done.fates("ae", "start")["mapped", "AE.AESTDTC"] == 2
    said = f"not corrected to '10.09.2019' by J. Doe: site letter; {why} [mappings/corrections.csv:2:1]"
    assert said in done.trace("AE", "T-1-01-001", "1", "AESTDTC")
    assert "0 corrections applied, 1 not: outputs/reports/corrections.csv" in done.said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ae,site=01; subj=001; no=7,start,,06.07.2019,J,x", "its key finds 0 records of ae, not one: none has"),
        ("ae,site=01; subj=001,start,05.07.2019,06.07.2019,J,x", "its key finds 3 records of ae, not one"),
        ("notes,no=1,text,a,b,J,x", "form notes feeds no dataset"),
    ],
)
def test_a_key_that_finds_no_record_is_reported(publish, line, why):
    """No row is named; a form that feeds no dataset has no record to correct, and that is told, too."""
    edits = (
        ("mappings/sources/edc.yaml", "  ex:", "  notes: {file: notes.csv, key: no}\n  ex:"),
        ("mappings/study.yaml", "identifiers:", "forms_not_used: {notes: not of interest}\nidentifiers:"),
    )
    done = publish(line, edits=edits, files={"raw/notes.csv": "no,text\n1,a\n"})
    (found,) = done.report("corrections")
    assert (found["result"], found["raw_row"], found["value_in_export"]) == ("not applied", "", "")
    assert found["detail"].startswith(why)
    assert [row["message"] for row in done.report("problems") if row["code"] == "RUN104"] == [
        f"the correction of {found['form']}.{found['field']} is not applied: {found['detail']}"
    ]


def test_two_corrections_of_one_cell_build_on_each_other(publish):
    """The second one wants what the first one made; one that wants what was typed is refused, and says why."""
    done = publish(
        f"{EVENT},05.07.2019,06.07.2019,J,first",
        f"{EVENT},06.07.2019,07.07.2019,J,second",
        f"{EVENT},05.07.2019,08.07.2019,J,wants what was typed",
    )
    assert done.records("AE", "AESTDTC")[0] == ("2019-07-07",)
    lines = done.report("corrections")
    assert [(line["result"], line["detail"]) for line in lines] == [
        ("applied", "corrected again by mappings/corrections.csv:3:1"),
        ("applied", ""),
        ("not applied", "the cell holds '07.07.2019' (by line 3 of the register), not the old value of the register"),
    ]
    assert {line["value_in_export"] for line in lines} == {"05.07.2019"}
    trace = done.trace("AE", "T-1-01-001", "1", "AESTDTC")
    assert trace.index("to '06.07.2019'") < trace.index("to '07.07.2019'") < trace.index("not corrected")
    assert "2 corrections applied, 1 not" in done.said


def test_a_correction_to_a_blank_takes_the_value_away(publish):
    """The variable is blank, the ledger names the register, and the trace says who took it."""
    done = publish(f"{EVENT},05.07.2019,,J. Doe,of another person")
    assert ("Nausea", None) in done.records("AE", "AETERM", "AESTDTC")
    assert done.report("corrections")[0]["new_value"] == ""
    assert done.fates("ae", "start")["left out", "taken away by the register of corrections"] == 1
    assert "corrected to blank by J. Doe: of another person" in done.trace("raw/ae.csv:2")


def test_a_private_column_is_corrected_and_told_nowhere(publish):
    """The dataset has the new value; no report and no lineage has any, nor a private part of a key."""
    raw = {"raw/dm.csv": "site,subj,sex,initials\n01,001,f,SECRETOLD\n01,002,m,SECRETSTAYS\n"}
    done = publish(
        "dm,site=01; subj=001,initials,SECRETOLD,SECRETNEW,J,typing error",
        "dm,site=01; subj=002,initials,SECRETGUESS,SECRETNEW,J,typing error",
        "dm,initials=SECRETNEW,sex,m,f,J,found by a private key",
        files=raw,
    )
    assert done.records("DM", "INITIALS") == [("SECRETNEW",), ("SECRETSTAYS",)]
    lines = done.report("corrections")
    assert [line["result"] for line in lines] == ["applied", "not applied", "not applied"]
    for line in lines[:2]:
        assert {line["old_value"], line["new_value"], line["value_in_export"]} == {"(private)"}
    assert lines[2]["key"] == "initials=(private)"
    assert "initials = '(private)'\n    corrected to (private) by J" in done.trace("raw/dm.csv:2")
    told = [path for name in ("reports", "lineage") for path in (done.folder / "outputs" / name).rglob("*")]
    assert not [path for path in told if path.is_file() and b"SECRET" in path.read_bytes()]
    assert "SECRET" not in done.said


def test_a_study_without_corrections_says_so(publish):
    """The report has its header alone, with an empty register as without one."""
    empty = publish()
    assert (empty.folder / "outputs/reports/corrections.csv").read_text("utf-8") == REPORT
    assert "corrections.csv" not in empty.said


def test_no_text_of_the_register_is_carried_out(publish):
    """A text that begins like a formula is quoted in the report."""
    done = publish(f'{EVENT},05.07.2019,06.07.2019,=1+1,"@SUM(1)"')
    (line,) = done.report("corrections")
    assert (line["who"], line["why"]) == ("'=1+1", "'@SUM(1)")


def test_corrections_are_the_same_bytes_in_partitions(publish):
    """However the run is cut, each file below outputs is the same; lines stand in the order of the register."""
    lines = (
        f"{EVENT},05.07.2019,06.09.2019,J,x",
        'vs,site=01; subj=001; visit=Week 1,wt,"70,5","71,5",J,x',
        "ae,site=01; subj=002; no=1,start,31.06.2019,30.06.2019,J,x",
        "dm,site=01; subj=002,sex,m,f,J,x",
    )
    whole, cut = (publish(*lines, pieces=pieces) for pieces in (Cut(), Cut(2)))
    assert hashes(whole.folder / "outputs") == hashes(cut.folder / "outputs")
    assert [line["mapping_line"] for line in cut.report("corrections")] == [
        f"mappings/corrections.csv:{number}:1" for number in (2, 3, 4, 5)
    ]
