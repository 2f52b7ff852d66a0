"""Analysis datasets through the command line."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from click.testing import CliRunner
from tests.adam import two_subjects

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.main import app
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.simulate.export import simulate

ROOT = Path(__file__).parents[2]

ADSL = two_subjects.ADSL + "  TRTSDT: {take: RFXSTDTC}\n"
DM = two_subjects.DM | {"RFXSTDTC": ["2019-07-01", "2019-07"]}


@pytest.fixture
def study(analyse):
    """Return a study folder with one analysis dataset and DM, where one first dose is known to the month."""
    return analyse({"ADSL": ADSL}, {"DM": DM}).folder.parent


def problems(study, reports="adam_reports"):
    """Return the codes of the problem list."""
    with (study / "outputs" / reports / "problems.csv").open(encoding="utf-8", newline="") as file:
        return [line["code"] for line in csv.DictReader(file)]


def test_the_set_is_published_with_queries(study, capsys):
    """A date that is not complete is a query: exit 0, a set, and a list that tells of it."""
    assert run_adam(study, None) == 0
    frame, meta = pyreadstat.read_xport(study / "outputs" / "adam" / "adsl.xpt", disable_datetime_conversion=True)
    assert frame["TRTSDT"].isna().tolist() == [False, True]
    assert (frame["TRTSDT"][0], meta.original_variable_types["TRTSDT"]) == (21731.0, "DATE9")
    assert meta.column_names_to_labels["TRT01P"] == "Planned Treatment for Period 01"
    assert "ANL103" in problems(study)
    said = capsys.readouterr().out
    assert "outputs/adam/adsl.xpt" in said
    assert "1 queries" in said or "1 query" in said


def test_any_folder_of_sdtm_will_do(study, tmp_path):
    """Datasets that another program wrote somewhere else are analysed by --sdtm."""
    elsewhere = tmp_path / "theirs"
    (study / "outputs" / "sdtm").rename(elsewhere)
    assert run_adam(study, elsewhere) == 0
    assert (study / "outputs" / "adam" / "adsl.xpt").exists()


def test_partitions_are_asked_for_on_the_command_line(study):
    """So many groups of subjects are worked on in turn, and the datasets are the same."""
    command = ["--study", str(study), "adam"]
    written = study / "outputs" / "adam" / "adsl.xpt"
    assert CliRunner().invoke(app, command).exit_code == 0
    whole = written.read_bytes()
    run = CliRunner().invoke(app, [*command, "--partitions", "2"])
    assert (run.exit_code, written.read_bytes()) == (0, whole)
    assert run.output.count("finish ADSL") == 2
    assert CliRunner().invoke(app, [*command, "--partitions", "0"]).exit_code == 2


def test_without_sdtm_nothing_is_made(study, tmp_path, capsys):
    """A folder without transport files is refused with what to do (ANL105)."""
    (tmp_path / "empty").mkdir()
    assert run_adam(study, tmp_path / "empty") == 1
    said = capsys.readouterr().out
    assert "ANL105" in said
    assert "--sdtm" in said
    assert not (study / "outputs" / "adam").exists()


def test_a_study_without_analysis_is_refused(study, capsys):
    """Without mappings of analysis datasets there is nothing to make (ANL106)."""
    (study / "mappings" / "adam" / "adsl.yaml").unlink()
    assert run_adam(study, None) == 1
    assert "ANL106" in capsys.readouterr().out


def test_an_error_of_a_mapping_keeps_the_last_set(study, capsys):
    """A variable without label is an error (ANL101): exit 1, and what was published stays."""
    assert run_adam(study, None) == 0
    before = (study / "outputs" / "adam" / "adsl.xpt").read_bytes()
    (study / "mappings" / "adam" / "adsl.yaml").write_text(ADSL + "  KI67GR: {constant: X}\n", encoding="utf-8")
    assert run_adam(study, None) == 1
    said = capsys.readouterr().out
    assert "ANL101" in said
    assert "Nothing was made" in said
    assert (study / "outputs" / "adam" / "adsl.xpt").read_bytes() == before


def test_an_analysis_without_subjects_keeps_the_last_set(study):
    """Where DM has lost its records nothing is published over the last good set (RUN106), and exit is 1."""
    assert run_adam(study, None) == 0
    before = (study / "outputs" / "adam" / "adsl.xpt").read_bytes()
    nobody = pd.DataFrame(DM).iloc[:0]
    pyreadstat.write_xport(nobody, study / "outputs" / "sdtm" / "dm.xpt", table_name="DM", file_format_version=5)
    assert run_adam(study, None) == 1
    assert "RUN106" in problems(study, "adam_candidate/adam_reports")
    assert (study / "outputs" / "adam" / "adsl.xpt").read_bytes() == before


def test_a_qualifier_that_no_subject_has_is_no_fault(tmp_path):
    """Where nobody missed a dose the export gives no such qualifier; the mappings plan it, and analysis counts none."""
    for name in ("mappings", "specs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "mappings" / "corrections.csv").unlink()  # they are those of the demo export
    simulate(tmp_path / "raw", subjects=12, seed=14)
    assert run_sdtm(tmp_path, None, final=False) == 0
    names = pyreadstat.read_xport(tmp_path / "outputs" / "sdtm" / "suppec.xpt")[0]["QNAM"]
    assert "ECMISSED" not in set(names)
    assert run_adam(tmp_path, None) == 0
    exposure = pyreadstat.read_xport(tmp_path / "outputs" / "adam" / "adex.xpt")[0]
    assert set(exposure[exposure["PARAMCD"] == "NMISS"]["AVAL"]) == {0.0}


def test_a_file_that_cannot_be_read_is_told_once(study, capsys):
    """A cut transport file is the cause, and the lines that read its dataset are not told that it is missing."""
    file = study / "outputs" / "sdtm" / "dm.xpt"
    file.with_name("ae.xpt").write_bytes(file.read_bytes())
    file.write_bytes(file.read_bytes()[:-100])
    file.with_name("ae.xpt").unlink()
    (study / "outputs" / "sdtm" / "dm2.xpt").write_bytes(b"")
    assert run_adam(study, None) == 1
    said = capsys.readouterr().out
    assert "XPT152" in said
    assert "RAW106" in said
    assert "ANL160" not in said


def test_analysis_does_not_import_pandas(study):
    """A run waits for no large package that it does not use."""
    program = (
        "import sys; from pathlib import Path; from nec_cdisc.cli.adam import run_adam; "
        f"assert run_adam(Path({str(study)!r}), None) == 0; assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
