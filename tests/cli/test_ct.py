"""The commands ``ct import`` and ``ct diff``."""

from __future__ import annotations

import json

import pytest
from published import CODELISTS, odm_file, text_file, workbook_file

from nec_cdisc.cli.ct import run_diff, run_import
from nec_cdisc.cli.lint import run_lint

NAME = "specs/sdtm-ct-2025-09-26"


def said(capsys):
    """Return what was printed, in one line."""
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("write", "ending"), [(text_file, "txt"), (workbook_file, "xlsx"), (odm_file, "odm.xml")])
def test_terminology_is_imported_and_followed(study, tmp_path, capsys, write, ending):
    """The command says which line to write; with it, the study follows the new version, and lint passes."""
    path = write(tmp_path / f"SDTM Terminology 2025-09-26.{ending}")
    assert run_import(study, path, (None, None), (), everything=False) == 0
    told = said(capsys)
    assert "4 of 6 codelists, 11 terms written to specs/sdtm-ct-2025-09-26" in told
    assert "standard: sdtmig: 3.4 ct: 2025-09-26" in told
    assert "note TRM107" in told
    with (study / "mappings/study.yaml").open("a") as file:
        file.write("standard: {sdtmig: 3.4, ct: 2025-09-26}\n")
    run_lint(study)
    told = said(capsys)
    assert "note STD119 mappings/study.yaml" in told
    assert "SODIUM" in told or "MAP14" in told
    assert run_import(study, path, (None, None), (), everything=True) == 0
    assert "The study is pinned to this version" in said(capsys)


def test_the_same_file_gives_the_same_bytes(study, tmp_path, capsys):
    """Text and ODM of one package write the same files but for their origin; a second import changes nothing."""
    made = []
    for path in (text_file(tmp_path / "SDTM Terminology 2025-09-26.txt"), odm_file(tmp_path / "a.odm.xml")):
        for _ in range(2):
            assert run_import(study, path, (None, None), ["ZZQ1TC:QSTESTCD"], everything=False) == 0
            files = {item.name: item.read_bytes() for item in (study / NAME).iterdir() if item.name != "origin.csv"}
            made.append(files)
    assert made[0] == made[1] == made[2] == made[3]
    assert b"ZZQ1TN,Made-up Questionnaire Test Name,No,,QSTEST" in made[0]["index.csv"]
    capsys.readouterr()


def test_other_packages_are_taken_over_whole(study, tmp_path, capsys):
    """Nothing reads them yet, which is said."""
    path = text_file(tmp_path / "ADaM Terminology 2025-09-26.txt")
    assert run_import(study, path, (None, None), (), everything=False) == 0
    assert "6 of 6 codelists" in said(capsys)
    assert (study / "specs/adam-ct-2025-09-26/index.csv").is_file()


def test_a_file_that_cannot_be_used_changes_nothing(study, tmp_path, capsys):
    """Exit 1 and one problem; a folder imported before stays as it was."""
    path = text_file(tmp_path / "SDTM Terminology 2025-09-26.txt")
    assert run_import(study, path, (None, None), (), everything=False) == 0
    before = {item.name: item.read_bytes() for item in (study / NAME).iterdir()}
    path.write_bytes(path.read_bytes()[:-40])
    capsys.readouterr()
    assert run_import(study, path, (None, None), (), everything=False) == 1
    assert said(capsys).count("error TRM") == 1
    assert {item.name: item.read_bytes() for item in (study / NAME).iterdir()} == before


def test_a_folder_that_is_no_study_gets_no_specs(tmp_path, capsys):
    """Files are written into a study folder alone."""
    path = text_file(tmp_path / "SDTM Terminology 2025-09-26.txt")
    (tmp_path / "empty").mkdir()
    empty = tmp_path / "empty"
    assert run_import(empty, path, (None, None), (), everything=False) == 1
    assert "RUN101" in said(capsys)
    assert run_diff(empty, "2025-03-28", str(path), everything=False, as_json=False) == 1
    assert "RUN101" in said(capsys)
    assert list((tmp_path / "empty").iterdir()) == []


def without(value):
    """Return the codelists without a term."""
    return [(*item[:4], {code: text for code, text in item[4].items() if text != value}) for item in CODELISTS]


def test_a_term_in_use_that_is_gone_is_exit_one(study, tmp_path, capsys):
    """The lines that use it are told; as JSON, too."""
    old = str(text_file(tmp_path / "SDTM Terminology 2025-03-28.txt"))
    new = str(text_file(tmp_path / "SDTM Terminology 2025-09-26.txt", without("F")))
    assert run_diff(study, old, new, everything=False, as_json=False) == 1
    told = said(capsys)
    assert "term gone: SEX (C66731) 'F'" in told
    assert "mappings/code_lists.yaml:" in told
    assert run_diff(study, old, new, everything=True, as_json=True) == 1
    data = json.loads(capsys.readouterr().out)
    (change,) = data["ours"]
    assert (change["kind"], change["before"], change["uses"][0]["what"]) == ("term gone", "F", "DM.SEX")
    assert data["other_changes"] == []


def test_changes_of_others_are_counted_and_listed_on_request(study, tmp_path, capsys):
    """Exit 0: nothing that the study uses is gone; a version that specs/ holds is compared with a file."""
    new = str(text_file(tmp_path / "SDTM Terminology.txt", without("ZZQ102")))
    old = str(text_file(tmp_path / "SDTM Terminology 2025-03-28.txt"))
    assert run_diff(study, old, new, everything=False, as_json=False) == 0
    assert "Changes that do not concern the study: term gone: 1" in said(capsys)
    assert run_diff(study, old, new, everything=True, as_json=False) == 0
    assert "term gone: ZZQ1TC (C900001) 'ZZQ102'" in said(capsys)
    assert run_diff(study, "2025-03-28", "2025-03-28", everything=False, as_json=False) == 0
    assert "None of the study's terms changes" in said(capsys)


@pytest.mark.parametrize(
    ("name", "code"), [("2024-01-01", "STD113"), ("none.txt", "TRM101"), ("ADaM CT 2025-09-26.txt", "TRM104")]
)
def test_what_cannot_be_compared_is_refused(study, tmp_path, capsys, name, code):
    """A version that is not there, a file that is not there, another package."""
    text_file(tmp_path / "ADaM CT 2025-09-26.txt")
    given = name if code == "STD113" else str(tmp_path / name)
    assert run_diff(study, "2025-03-28", given, everything=False, as_json=False) == 1
    assert f"error {code}" in said(capsys)
