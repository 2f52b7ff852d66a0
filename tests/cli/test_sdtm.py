"""The main job through the command line."""

from __future__ import annotations

import csv
import errno
import subprocess
import sys
from pathlib import Path

import pyreadstat

from nec_cdisc.cli import sdtm as command
from nec_cdisc.cli.sdtm import run_sdtm


def problems(study: Path, reports: str = "reports") -> list[dict[str, str]]:
    """Return the problem list of the last complete set, or that in another folder of the outputs."""
    with (study / "outputs" / reports / "problems.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_set_is_published_with_queries(study: Path, capsys):
    """Dirt in the data gives queries, exit 0, and a published set."""
    assert run_sdtm(study, None, final=False) == 0
    frame, _ = pyreadstat.read_xport(study / "outputs" / "sdtm" / "lb.xpt")
    assert frame["LBDTC"].tolist() == ["2024-01-02T08:30", "2024-01-05T08:30", ""]
    assert frame["LBNRIND"].tolist() == ["NORMAL", "LOW", "NORMAL"]
    said = capsys.readouterr().out
    assert "outputs/sdtm/lb.xpt" in said
    assert "Published" in said


def test_final_refuses_open_queries(study: Path, capsys):
    """With --final open queries give exit 1 and a line that says so; the set is published all the same."""
    assert run_sdtm(study, None, final=True) == 1
    assert "--final" in capsys.readouterr().out
    assert (study / "outputs" / "sdtm" / "dm.xpt").exists()


def test_each_problem_names_its_raw_cell(study: Path):
    """The list names file, row, column, value, subject, visit and mapping line."""
    run_sdtm(study, None, final=False)
    found = {(line["code"], line["raw_row"]): line for line in problems(study)}
    date = found["VAL112", "4"]
    assert (date["raw_file"], date["raw_column"], date["raw_value"]) == ("raw/lb.csv", "LBDAT", "31-FEB-2024")
    assert (date["subject"], date["visit"]) == ("ONC-01-102-00002", "Screening")
    assert date["mapping_line"].startswith("mappings/sdtm/lb.yaml:")
    assert found["ROW105", "5"]["subject"] == "ONC-01-109-00009"


def test_the_ledger_accounts_for_the_whole_export(study: Path, capsys):
    """Both files of the ledger are written, their totals are those of the raw files, and the screen says so."""
    run_sdtm(study, None, final=False)
    assert "all 6 raw rows and 66 filled cells are accounted for: outputs/reports/ledger.csv" in capsys.readouterr().out
    reports = study / "outputs" / "reports"
    with (reports / "ledger.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert sum(int(line["rows"] or 0) for line in lines) == 6
    assert sum(int(line["cells"] or 0) for line in lines) == 66
    date = {line["detail"]: line["cells"] for line in lines if line["raw_column"] == "LBDAT"}
    assert date["VAL112 impossible date"] == "1"
    *_, last = (reports / "ledger_subjects.csv").read_text("utf-8").splitlines()
    assert last.startswith("all forms,,all subjects,6,")


def contents(outputs: Path) -> dict[str, bytes]:
    """Return every file of the outputs, the hidden ones included."""
    found = sorted(path for path in outputs.rglob("*") if path.is_file())
    return {path.relative_to(outputs).as_posix(): path.read_bytes() for path in found}


def test_an_error_keeps_the_last_set_with_its_reports(study: Path, capsys):
    """With an error the last set and its reports stay; clean datasets and reports go to outputs/candidate."""
    assert run_sdtm(study, None, final=False) == 0
    outputs = study / "outputs"
    before = contents(outputs)
    lists = study / "mappings" / "code_lists.yaml"
    lists.write_text(lists.read_text().replace("sex: {unknown: query", "sex: {unknown: stop"), encoding="utf-8")
    raw = study / "raw" / "dm.csv"
    raw.write_text(raw.read_text().replace("Female", "Femele"), encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    after = contents(outputs)
    assert {name: after[name] for name in before} == before
    assert "candidate/lb.xpt" in after
    assert "VAL101" in {line["code"] for line in problems(study, "candidate/reports")}
    said = capsys.readouterr().out
    assert "Not published" in said
    assert "each one with its raw row in outputs/candidate/reports/problems.csv" in said


def test_wrong_mappings_stop_before_reading(study: Path, capsys):
    """A mapping error is shown with its line, and nothing is converted."""
    path = study / "mappings" / "sdtm" / "lb.yaml"
    path.write_text(path.read_text().replace("study_day", "study_dey"), encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    said = capsys.readouterr().out
    assert "MAP111" in said
    assert "did you mean study_day" in said
    assert not (study / "outputs" / "sdtm").exists()


def test_outputs_that_cannot_be_written_are_one_message(study: Path, capsys):
    """A file where the folder of outputs should be gives RUN102 and exit 1."""
    (study / "outputs").write_text("in the way", encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    assert "RUN102" in capsys.readouterr().out


def test_keys_that_never_agree_publish_nothing(study: Path, capsys):
    """Where identifiers differ in every record, the emptied dataset is an error and the last set stays."""
    assert run_sdtm(study, None, final=False) == 0
    before = (study / "outputs" / "sdtm" / "lb.xpt").read_bytes()
    raw = study / "raw" / "dm.csv"
    raw.write_text(raw.read_text().replace("ONC-01,", "ONC-1,"), encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    assert "RUN106" in capsys.readouterr().out
    assert (study / "outputs" / "sdtm" / "lb.xpt").read_bytes() == before


def test_without_its_reports_no_set_is_published(study: Path, capsys, monkeypatch):
    """Where a report cannot be written the last set stays as it was, and the message names the file."""
    assert run_sdtm(study, None, final=False) == 0
    before = contents(study / "outputs")
    raw = study / "raw" / "lb.csv"
    raw.write_text(raw.read_text().replace(",140,", ",144,"), encoding="utf-8")

    def full(left_out, where, path: Path):  # noqa: ARG001 - stands in for a writer
        """Stand in for a report on a full disk."""
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(command, "write_left_out", full)
    assert run_sdtm(study, None, final=False) == 1
    said = capsys.readouterr().out
    assert "RUN102 outputs: outputs/reports/left_out.csv cannot be written: the disk is full" in said
    assert contents(study / "outputs") == before


def test_an_export_without_subjects_is_an_error(study: Path, capsys):
    """Where every file has lost its records nothing is published, and each empty file is named."""
    assert run_sdtm(study, None, final=False) == 0
    for name in ("dm.csv", "lb.csv"):
        raw = study / "raw" / name
        raw.write_text(raw.read_text().splitlines()[0] + "\n", encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    said = capsys.readouterr().out
    assert "RUN106" in said
    listed = problems(study, "candidate/reports")
    assert {line["mapping_line"].split(":")[0] for line in listed if line["code"] == "RUN107"} == {
        "mappings/sources/edc.yaml"
    }


def test_two_runs_give_the_same_bytes(study: Path):
    """The same input gives the same bytes, the problem list included."""
    run_sdtm(study, None, final=False)
    outputs = study / "outputs"
    first = {path.name: path.read_bytes() for path in sorted(outputs.rglob("*")) if path.is_file()}
    run_sdtm(study, None, final=False)
    assert first == {path.name: path.read_bytes() for path in sorted(outputs.rglob("*")) if path.is_file()}


def test_a_clean_run_removes_the_candidate(study: Path):
    """What a run with errors left for looking at goes when a later run publishes."""
    candidate = study / "outputs" / "candidate"
    candidate.mkdir(parents=True)
    (candidate / "lb.xpt").write_bytes(b"old")
    assert run_sdtm(study, None, final=False) == 0
    assert not candidate.exists()


def test_wrong_mappings_have_a_list_of_their_own(study: Path, capsys):
    """Where mappings stop a run their problems are listed beside the last set, whose own list stays."""
    run_sdtm(study, None, final=False)
    path = study / "mappings" / "sdtm" / "lb.yaml"
    path.write_text(path.read_text().replace("study_day", "study_dey"), encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 1
    listed = {line["code"] for line in problems(study, "candidate/reports")}
    assert "MAP111" in listed
    assert "VAL112" not in listed
    assert "VAL112" in {line["code"] for line in problems(study)}
    assert "outputs/candidate/reports/problems.csv" in capsys.readouterr().out


def test_conversion_does_not_import_pandas(study: Path):
    """A run waits for no large package that it does not use."""
    program = (
        "import sys; from pathlib import Path; from nec_cdisc.cli.sdtm import run_sdtm; "
        f"assert run_sdtm(Path({str(study)!r}), None, final=False) == 0; assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
