"""The command ``standard import``: a dataset that specs/ does not hold converts after it, and not before."""

from __future__ import annotations

from published import csv_text, dataset_rows, json_text, library_json, library_workbook, text_file, variable_rows

from nec_cdisc.cli.ct import run_import as import_terminology
from nec_cdisc.cli.lint import run_lint
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.standard import run_import

MAPPING = """\
dataset: {name}
one_record_per: finding
rows: {{from: {form}}}
variables:
  {name}SEQ: {{sequence: [{name}TESTCD]}}
  {name}TESTCD: {{constant: {test}}}
  {name}ORRES: result
"""


def study_of(build, name, test):
    """Build a study with a dataset that the packaged standard does not hold."""
    return build(
        {
            f"mappings/sdtm/{name.lower()}.yaml": MAPPING.format(name=name, form="finding", test=test),
            "raw/finding.csv": "site,subj,result\n01,001,12\n01,002,13\n",
        },
        forms="finding: {file: finding.csv, key: [site, subj]}",
    )


def said(capsys):
    """Return what was printed, in one line."""
    return " ".join(capsys.readouterr().out.split())


def test_a_dataset_converts_after_the_import_and_not_before(build, tmp_path, capsys):
    """From a workbook with variables and datasets; the standard's labels stand in the transport file."""
    folder = study_of(build, "XA", "ONE").folder
    assert run_sdtm(folder, None, final=False) == 1
    assert "the standard has no dataset XA" in said(capsys)
    assert run_import(folder, [library_workbook(tmp_path / "g.xlsx")], ["XA"]) == 0
    assert "XA of SDTMIG 3.4 written to specs/sdtmig-3.4" in said(capsys)
    assert run_sdtm(folder, None, final=False) == 0
    data = (folder / "outputs/sdtm/xa.xpt").read_bytes()
    assert b"Result as Collected" in data
    capsys.readouterr()


def test_codelists_that_are_not_there_are_told_and_come_with_the_terminology(build, tmp_path, capsys):
    """The command names them; ct import takes them over because the new variables name them."""
    folder = study_of(build, "XB", "ZZQ101").folder
    (tmp_path / "g.json").write_text(json_text(library_json()), "utf-8")
    assert run_import(folder, [tmp_path / "g.json"], ["XB"]) == 0
    assert "Their codelists C900001 are not in the terminology of 2025-03-28" in said(capsys)
    assert run_lint(folder) == 1
    assert "STD107 specs/sdtmig-3.4/xb.csv:6" in said(capsys)
    terminology = text_file(tmp_path / "SDTM Terminology 2025-03-28.txt")
    assert import_terminology(folder, terminology, (None, None), (), everything=False) == 0
    assert run_lint(folder) == 0
    assert run_sdtm(folder, None, final=False) == 0
    capsys.readouterr()


def test_two_files_of_csv_say_it_together(build, tmp_path, capsys):
    """Variables alone do not say what a dataset is; nothing is written then."""
    folder = build().folder
    variables, datasets = tmp_path / "v.csv", tmp_path / "d.csv"
    variables.write_text(csv_text(variable_rows()), "utf-8")
    datasets.write_text(csv_text(dataset_rows()), "utf-8")
    assert run_import(folder, [variables], ()) == 1
    assert "TRM106" in said(capsys)
    assert not (folder / "specs").exists()
    assert run_import(folder, [variables, datasets], ()) == 0
    assert "XA, XB of SDTMIG 3.4" in said(capsys)
    assert run_import(folder, [variables, datasets], ()) == 0
    assert "holds every dataset" in said(capsys)


def test_another_version_is_written_apart(build, tmp_path, capsys):
    """The command says which line makes the study follow it."""
    folder = build().folder
    data = library_json() | {"name": "SDTMIG v3.3"}
    (tmp_path / "g.json").write_text(json_text(data), "utf-8")
    assert run_import(folder, [tmp_path / "g.json"], ()) == 0
    assert "standard: sdtmig: 3.3 ct: 2025-03-28" in said(capsys)
    assert (folder / "specs/sdtmig-3.3/xa.csv").is_file()


def test_a_folder_that_is_no_study_gets_no_specs(tmp_path, capsys):
    """Files are written into a study folder alone."""
    (tmp_path / "empty").mkdir()
    assert run_import(tmp_path / "empty", [library_workbook(tmp_path / "g.xlsx")], ()) == 1
    assert "RUN101" in said(capsys)
    assert list((tmp_path / "empty").iterdir()) == []
