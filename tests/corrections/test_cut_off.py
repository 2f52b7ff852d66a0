"""The data cut-off, end to end: which rows it left out, by which date, and where no date decided."""

from __future__ import annotations

import pytest
from tests.corrections.conftest import WITH_CUT_OFF
from tests.partitions.conftest import hashes

from nec_cdisc.run.cut import Cut

CUT_OFF = "2019-07-31"
RULE = f"left out: after the data cut-off {CUT_OFF}"
#: Raw rows 2 to 7: before; month after, day unknown; blank term; impossible; orphan; after.
AE = (
    "site,subj,no,text,start,more\n01,001,1,Nausea,05.07.2019,at night\n01,001,2,Rash,UN.07.2019,\n"
    "01,001,3,,,\n01,002,1,Rash,31.06.2019,\n01,009,1,Rash,01.07.2019,\n01,002,2,Cough,05.08.2019,\n"
)
LINE = "mappings/sources/edc.yaml:12:54"


@pytest.fixture
def cut(publish):
    """Give a function that publishes the study with a cut-off and lines of the register."""

    def published(*lines: str, **more):
        return publish(*lines, **{"cut_off": CUT_OFF, "files": {"raw/ae.csv": AE}, "edits": [WITH_CUT_OFF], **more})

    return published


def rows(done) -> list[tuple[str, str, str]]:
    """Return row, date and mapping line of what the cut-off left out."""
    names = ("raw_row", "raw_value", "mapping_line")
    return [tuple(line[name] for name in names) for line in done.report("left_out") if line["rule"] == RULE]


def test_a_row_left_out_is_told_with_its_date(cut):
    """The list, the ledger, the report and a trace of the row name the cut-off, the date and the mapping line."""
    done = cut()
    assert rows(done) == [("7", "05.08.2019", LINE)]
    assert done.fates("ae", "start")["left out", f"after the data cut-off {CUT_OFF}"] == 1
    trace = done.trace("raw/ae.csv:7")
    assert f"data cut-off {CUT_OFF}: raw/ae.csv:7 is dated '05.08.2019' (start) [{LINE}]\n{RULE} [{LINE}]" in trace
    assert "touches no value" in trace
    data = done.trace_data("raw/ae.csv:7")
    assert data["left_out"] == [{"rule": RULE, "column": "start", "line": LINE}]
    assert (data["cut_off"]["cut_off"], data["cut_off"]["value"]) == (CUT_OFF, "05.08.2019")


def test_each_form_is_told_with_all_its_rows(cut):
    """The rows that the cut-off looked at are those left out and those kept, by why they are kept."""
    done = cut()
    lines = {line["form"]: line for line in done.report("cut_off")}
    assert list(lines["ae"].values()) == [CUT_OFF, "ae", "raw/ae.csv", "start", LINE, *"6121110", "0"]
    assert list(lines["dm"].values())[5:] == ["2", "0", "0", "0", "0", "0", "2", "0"]
    assert (lines["dm"]["raw_column"], len(lines)) == ("", 5)
    for line in lines.values():
        counts = [int(number) for number in list(line.values())[5:-1]]
        assert counts[0] == sum(counts[1:])
    assert f"data cut-off {CUT_OFF}: 1 record left out by date, 3 kept whose date does not decide" in done.said


def test_rows_kept_without_a_decision_are_told(cut):
    """A partial, an impossible and a missing date are a note each, with their rows, and the trace says it."""
    done = cut()
    found = [(line["raw_row"], line["message"]) for line in done.report("problems") if line["code"] == "ROW118"]
    assert sorted(found) == [
        ("3", f"'UN.07.2019' may lie before or after the data cut-off {CUT_OFF}; the record is kept"),
        ("4", f"1 record of ae without start, which the data cut-off {CUT_OFF} looks at; kept"),
        ("5", f"'31.06.2019' is no date to compare with the data cut-off {CUT_OFF}; the record is kept"),
    ]
    assert f"raw/ae.csv:3 is dated 'UN.07.2019' (start), which does not decide: it is kept [{LINE}]" in done.trace(
        "AE", "T-1-01-001", "1", "AETERM"
    )
    assert "raw/ae.csv:4 has no date (start), so it is kept" in done.trace("raw/ae.csv:4")


def test_a_value_is_traced_with_the_cut_off_in_force(cut, publish):
    """One line says which cut-off the row was judged by; without a cut-off there is none."""
    done = cut()
    line = f"data cut-off {CUT_OFF}: raw/ae.csv:2 is dated '05.07.2019' (start) [{LINE}]"
    assert done.trace("AE", "T-1-01-001", "2", "AETERM").splitlines()[-1] == line
    (judged,) = done.trace_data("AE", "T-1-01-001", "2", "AETERM")["cut_off"]
    assert (judged["cut_off"], judged["column"], judged["decided"]) == (CUT_OFF, "start", True)
    assert "is of a form without a date for it, which keeps all its records" in done.trace("DM", "T-1-01-001", "SEX")
    assert "data cut-off" not in publish().trace("AE", "T-1-01-001", "1", "AETERM")


def test_a_correction_moves_a_row_behind_the_cut_off(cut):
    """The register is read first: the corrected date decides, and both reports say so."""
    done = cut("ae,site=01; subj=001; no=1,start,05.07.2019,01.08.2019,J,site letter")
    assert rows(done) == [("2", "01.08.2019", LINE), ("7", "05.08.2019", LINE)]
    (line,) = done.report("corrections")
    assert line["result"] == "applied"
    assert line["detail"] == f"then the record is left out: after the data cut-off {CUT_OFF}"
    assert line["used_for"] == "data cut-off"
    assert "Nausea" not in dict(done.records("AE", "AETERM", "AESEQ"))
    assert f"raw/ae.csv:2 is dated '01.08.2019' (start, corrected) [{LINE}]" in done.trace("raw/ae.csv:2")


def test_a_correction_moves_a_row_before_the_cut_off(cut):
    """A row that the cut-off would leave out takes part by its corrected date."""
    assert "Cough" not in dict(cut().records("AE", "AETERM", "AESEQ"))
    done = cut("ae,site=01; subj=002; no=2,start,05.08.2019,05.07.2019,J,site letter")
    assert rows(done) == []
    assert ("Cough", "2019-07-05") in done.records("AE", "AETERM", "AESTDTC")
    assert f"raw/ae.csv:7 is dated '05.07.2019' (start, corrected) [{LINE}]" in done.trace(
        "AE", "T-1-01-002", "Cough", "AESTDTC"
    )


def test_a_date_corrected_to_a_blank_keeps_its_row(cut):
    """A record without a date is kept, and counted as such."""
    done = cut("ae,site=01; subj=002; no=2,start,05.08.2019,,J,unknown to the site")
    assert rows(done) == []
    (line,) = (line for line in done.report("cut_off") if line["form"] == "ae")
    assert (line["rows_left_out"], line["rows_kept_without_date"]) == ("0", "2")


def test_rows_go_with_their_subject(publish):
    """Who was screened after the cut-off takes the other rows along, under a rule with the date and DM's line."""
    dm = "site,subj,sex,initials,day\n01,001,f,A,01.07.2019\n01,002,m,B,09.09.2019\n"
    edits = [
        ("mappings/sources/edc.yaml", "private: initials", "private: initials, cut_off: day"),
        ("mappings/sdtm/dm.yaml", "supplementary:", "  RFICDTC: {date: day}\nsupplementary:"),
        WITH_CUT_OFF,
    ]
    done = publish(cut_off=CUT_OFF, files={"raw/dm.csv": dm, "raw/ae.csv": AE}, edits=edits)
    assert done.records("DM", "USUBJID") == [("T-1-01-001",)]
    rule = f"left out: subject after the data cut-off {CUT_OFF}"
    with_subject = [line for line in done.report("left_out") if line["rule"] == rule]
    assert [(line["raw_file"], line["raw_row"]) for line in with_subject] == [
        ("raw/ae.csv", "5"),
        ("raw/ex.csv", "5"),
        ("raw/vs.csv", "3"),
    ]
    assert {line["mapping_line"].rsplit(":", 1)[0] for line in with_subject} == {"mappings/sources/edc.yaml:10"}
    assert {line["form"]: line["rows_of_subjects_left_out"] for line in done.report("cut_off")}["ae"] == "1"
    assert f"{rule} [mappings/sources/edc.yaml:10:" in done.trace("raw/ae.csv:5")
    assert "2 records left out by date, 3 with their subject" in done.said


def test_a_private_date_is_not_told(cut):
    """The cut-off works by it, and no report or trace shows it."""
    private = (WITH_CUT_OFF[0], "cut_off: start", "cut_off: start, private: start")
    done = cut(edits=[WITH_CUT_OFF, private])
    assert [value for _, value, _ in rows(done)] == [""]
    assert f"raw/ae.csv:7 is dated (private) (start) [{LINE}]" in done.trace("raw/ae.csv:7")
    told = [path for name in ("reports", "lineage") for path in (done.folder / "outputs" / name).rglob("*")]
    assert not [path for path in told if path.is_file() and b"05.08.2019" in path.read_bytes()]


def test_a_run_without_a_cut_off_says_so(publish):
    """The report has its header alone."""
    assert publish(edits=[WITH_CUT_OFF]).report("cut_off") == []


def test_the_same_bytes_in_partitions(cut):
    """However the run is cut, each file below outputs is the same."""
    assert hashes(cut().folder / "outputs") == hashes(cut(pieces=Cut(2)).folder / "outputs")


def test_withheld_and_not_kept_rows_say_so_when_traced(cut):
    """A row without a record in the outputs says by which rule or for want of what, with the mapping line."""
    done = cut()
    assert "withheld from AE: subject not in DM [mappings/sdtm/ae.yaml:1:10]" in done.trace("raw/ae.csv:6")
    assert "not kept for AE, where only: text is filled [mappings/sdtm/ae.yaml:5:9]" in done.trace("raw/ae.csv:4")
