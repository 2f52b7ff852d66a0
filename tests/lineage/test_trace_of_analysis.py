"""The command ``trace``, asked for analysis."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.trace import run_trace


@pytest.fixture
def said(analysed_folder, capsys):
    """Give a function that asks a question and returns exit code and answer."""

    def ask(*words, as_json=False):
        capsys.readouterr()
        code = run_trace(analysed_folder, list(words), as_json=as_json)
        return code, capsys.readouterr().out

    return ask


def test_a_parameter_is_traced_in_one_tree(said):
    """The results of the record of a parameter lead to analysis, to SDTM and to raw rows, each with its line."""
    code, answer = said("ADTTE", "01-001", "TTAE")
    assert code == 0
    for expected in (
        "T-1-01-001, record 1 of ADTTE",
        "ADTTE.AVAL of PARAMCD TTAE, ASEQ 1 = '4'  (adam/adtte.xpt record 1)",
        "won: event 1 = '2019-07-06'",
        "NAUSEA: EVENTS.ADT where TERM is Nausea  [mappings/adam/adtte.yaml:10:18]",
        "EVENTS.ADT of record 1 = '2019-07-06'",
        "AE.AESTDTC of AESEQ 1 = '2019-07-06'  (sdtm/ae.xpt record 1)",
        "date start  [mappings/sdtm/ae.yaml:12:3]",
        "raw/ae.csv:2 start = '05.07.2019'",
        "ADTTE.CNSR of PARAMCD TTAE, ASEQ 1 = '0'",
    ):
        assert expected in answer
    assert "the trace ends" not in answer


def test_json_holds_the_same(said):
    """Results are a list, a variable is one step, each with file, record, rule, line and what it was made of."""
    code, answer = said("ADTTE", "01-001", "TTAE", as_json=True)
    found = json.loads(answer)
    assert (code, found["subject"], found["ends"]) == (0, "T-1-01-001", [])
    assert [step["what"].partition(" ")[0] for step in found["results"]] == [
        "ADTTE.AVAL",
        "ADTTE.ADT",
        "ADTTE.CNSR",
        "ADTTE.EVNTDESC",
    ]
    one = json.loads(said("ADSL", "01-001", "TRTSDT", as_json=True)[1])
    assert (one["value"], one["where"]) == ("2019-07-03", "adam/adsl.xpt record 1")
    assert one["reads"][0]["line"] == "mappings/sdtm/dm.yaml:7:3"


def test_other_records_are_asked_for_by_number_or_by_values(said):
    """A record of ADAE is named by AESEQ, that of a dataset on the way by any value."""
    assert "ADAE.ASTDT of AESEQ 1 = '2019-07-06'" in said("ADAE", "01-001", "1", "ASTDT")[1]
    assert "EVENTS.ADT of record 1" in said("EVENTS", "01-001", "Nausea", "ADT")[1]


def test_a_parameter_that_does_not_exist_is_refused(said):
    """The nearest parameter of the subject is named (RUN131)."""
    code, answer = said("ADTTE", "01-001", "TTAF")
    assert code == 1
    assert "RUN131" in answer
    assert "ADTTE has no variable TTAF, nor a record of 01-001 with this parameter" in answer
    assert "did you mean TTAE?" in answer


def test_a_foreign_folder_ends_the_trace_at_sdtm(analysed_folder, capsys):
    """Of datasets that another program wrote the trace shows the record of SDTM, and says why it ends there."""
    theirs = analysed_folder / "theirs"
    shutil.move(analysed_folder / "outputs" / "sdtm", theirs)
    shutil.rmtree(analysed_folder / "outputs" / "lineage")
    assert run_adam(analysed_folder, theirs) == 0
    capsys.readouterr()
    assert run_trace(analysed_folder, ["ADSL", "01-001", "TRTSDT"], as_json=False) == 0
    answer = capsys.readouterr().out
    assert "DM.RFXSTDTC = '2019-07-03'  (theirs/dm.xpt record 1)" in answer
    assert "the trace ends at SDTM: there is no lineage of a run, as far as SDTM is concerned" in answer


def test_analysis_files_put_there_without_lineage_are_refused(analysed_folder, said):
    """A file that is not the one which lineage was kept of is never explained by it (RUN130)."""
    path = analysed_folder / "outputs" / "adam" / "adtte.xpt"
    path.write_bytes(path.read_bytes().replace(b"NAUSEA", b"NAUSEE"))
    code, answer = said("ADTTE", "01-001", "TTAE")
    assert code == 1
    assert "RUN130" in answer
    assert "record 1 of ADTTE is not the one that this lineage was kept of" in answer


def test_without_lineage_of_analysis_a_question_about_it_is_refused(analysed_folder, said):
    """Datasets of analysis without lineage cannot be explained (RUN130); those of SDTM can all the same."""
    shutil.rmtree(analysed_folder / "outputs" / "adam_lineage")
    code, answer = said("ADSL", "01-001", "TRTSDT")
    assert (code, "RUN130" in answer) == (1, True)
    assert said("DM", "01-001", "RFXSTDTC")[0] == 0


def test_a_trace_of_analysis_imports_nothing_heavy(analysed_folder):
    """It answers at once, like one of SDTM."""
    code = (
        "import sys, pathlib, nec_cdisc.cli.trace as trace\n"
        f"asked = ['ADTTE', '01-001', 'TTAE']\n"
        f"assert trace.run_trace(pathlib.Path({str(analysed_folder)!r}), asked, as_json=False) == 0\n"
        "print(sorted({'pandas', 'numpy', 'pyarrow', 'yaml', 'openpyxl', 'rich'} & sys.modules.keys()))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[-1] == "[]"


def test_a_raw_row_is_followed_into_analysis(said):
    """After what it touches in SDTM come the values of analysis that those records were read for, also as JSON."""
    code, answer = said("raw/ae.csv:2")
    assert code == 0
    assert "ADTTE" in answer.partition("AESTDTC = '2019-07-06'")[2]
    assert "CNSR = '0'" in answer
    _, data = said("raw/ae.csv:2", as_json=True)
    touched = {(item["dataset"], item["variable"]) for item in json.loads(data)["analysis"]["touches"]}
    assert ("ADTTE", "AVAL") in touched
    assert not {dataset for dataset, _ in touched} & {"AE", "DM"}


def test_a_set_that_was_edited_is_converted_anew(analysed_folder, capsys):
    """Nobody analyses datasets of SDTM in the outputs that were edited by hand or lack a file: they are made again."""
    file = analysed_folder / "outputs" / "sdtm" / "ae.xpt"
    whole = file.read_bytes()
    for harm in (lambda: file.write_bytes(whole.replace(b"Nausea", b"Nothng")), file.unlink):
        harm()
        capsys.readouterr()
        assert run_adam(analysed_folder, None) == 0
        assert "converting first" in capsys.readouterr().out
        assert file.read_bytes() == whole
    assert run_adam(analysed_folder, None) == 0
    assert "converting first" not in capsys.readouterr().out
