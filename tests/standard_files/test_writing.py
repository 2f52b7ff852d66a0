"""Files of a standard take their place in specs/ as a whole, and what the study wrote itself is never lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
from published import CODELISTS, text_file

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard import load
from nec_cdisc.standard.codelists import INDEX
from nec_cdisc.standard_files.package_file import read_package
from nec_cdisc.standard_files.selection import Links, select
from nec_cdisc.standard_files.writing import codelist_files, merged_rows, require_inside, table_text, write_folder

NAME = "sdtm-ct-2025-09-26"


@pytest.fixture
def package(tmp_path):
    """Return a package of six codelists."""
    return read_package(text_file(tmp_path / "SDTM Terminology 2025-09-26.txt"))


def test_the_files_are_those_of_the_packaged_standard(package, tmp_path):
    """Index, terms, digests and origin are written; the standard reads them, and no term counts as the sponsor's."""
    selection = select(package, Links(), {"C66742": "NY", "C65047": "LBTESTCD"})
    files = codelist_files(selection, tmp_path / "specs" / NAME)
    assert sorted(files) == ["LBTEST.csv", "LBTESTCD.csv", "NY.csv", "imported.csv", "index.csv", "origin.csv"]
    assert files["NY.csv"] == "term_code,value\nC49487,N\nC48660,NA\nC17998,U\nC49488,Y\n"
    assert "C65047,LBTESTCD,Laboratory Test Code,Yes,C67154,\n" in files["index.csv"]
    assert hashlib.sha256(files["NY.csv"].encode()).hexdigest() in files["imported.csv"]
    digest = hashlib.sha256((tmp_path / "SDTM Terminology 2025-09-26.txt").read_bytes()).hexdigest()
    assert files["origin.csv"].splitlines()[1] == f"sdtm,2025-09-26,SDTM Terminology 2025-09-26.txt,{digest},6,15"
    write_folder(tmp_path, NAME, files)
    loaded = load(ct="2025-09-26", overlay=tmp_path / "specs")
    assert [problem.code for problem in loaded.problems] == ["STD119"]
    lists = loaded.standard.codelists
    assert not any(term.extended for code in lists for term in lists[code].terms.values())
    assert loaded.standard.decodes("LBTESTCD") == {"HGB": "Hemoglobin", "PLAT": "Platelets"}


def test_the_study_keeps_its_own_codelists(package, tmp_path):
    """A codelist that the study wrote into the folder stays at the next import, and its links too."""
    selection = select(package, Links(), {"C66742": "NY"})
    folder = tmp_path / "specs" / NAME
    write_folder(tmp_path, NAME, codelist_files(selection, folder))
    with (folder / "index.csv").open("a") as file:
        file.write("S1,OURS,Our Own List,Yes,,\n")
    (folder / "OURS.csv").write_text("term_code,value\nS11,OWN\n")
    write_folder(tmp_path, NAME, codelist_files(selection, folder))
    assert "S1,OURS" in (folder / "index.csv").read_text()
    assert (folder / "OURS.csv").read_text() == "term_code,value\nS11,OWN\n"
    standard = load(ct="2025-09-26", overlay=tmp_path / "specs").standard
    assert [term.extended for term in standard.codelists["S1"].terms.values()] == [True]


def test_terms_that_the_study_added_are_not_overwritten(package, tmp_path):
    """A file with terms of the study's own is not replaced; the message names file, line and where they belong."""
    folder = tmp_path / "specs" / NAME
    folder.mkdir(parents=True)
    (folder / "LBTESTCD.csv").write_text("term_code,value\nC64848,HGB\nS1,OWN\n")
    with pytest.raises(Unreadable) as refused:
        codelist_files(select(package, Links(), {"C65047": "LBTESTCD"}), folder)
    problem = refused.value.problem
    assert (problem.code, str(problem.place)) == ("TRM108", f"specs/{NAME}/LBTESTCD.csv:3")


def test_a_second_import_replaces_the_first(package, tmp_path):
    """What the new selection does not hold is gone, and nothing else stands in specs/."""
    folder = tmp_path / "specs" / NAME
    write_folder(tmp_path, NAME, codelist_files(select(package, Links(), {}, everything=True), folder))
    assert len(list(folder.iterdir())) == len(CODELISTS) + 3
    write_folder(tmp_path, NAME, codelist_files(select(package, Links(), {"C66742": "NY"}), folder))
    assert sorted(path.name for path in folder.iterdir()) == ["NY.csv", "imported.csv", "index.csv", "origin.csv"]
    assert [path.name for path in (tmp_path / "specs").iterdir()] == [NAME]


def test_an_import_that_is_killed_leaves_the_old_folder_whole(package, tmp_path):
    """Wherever it is killed, the folder is complete, old or new."""
    folder = tmp_path / "specs" / NAME
    write_folder(tmp_path, NAME, codelist_files(select(package, Links(), {"C66742": "NY"}), folder))
    old = {path.name: path.read_bytes() for path in folder.iterdir()}
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from nec_cdisc.standard_files.writing import write_folder\n"
        "step = 0\ndef passed(name):\n    global step\n    step += 1\n    if step == int(sys.argv[2]): os._exit(9)\n"
        "from nec_cdisc.writers import folder_exchange as a, journal as b, publication as c\n"
        "a.passed = b.passed = c.passed = passed\n"
        f"write_folder(Path(sys.argv[1]), '{NAME}', {{'index.csv': 'new', 'more.csv': 'new'}})\n"
    )
    killed = 0
    for step in range(1, 30):
        done = subprocess.run([sys.executable, "-c", program, str(tmp_path), str(step)], check=False, env=os.environ)
        found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}
        assert found in (old, {"index.csv": b"new", "more.csv": b"new"})
        killed += done.returncode == 9
        if done.returncode == 0:
            break
    assert killed > 5
    assert sorted(path.name for path in folder.iterdir()) == ["index.csv", "more.csv"]


def test_files_may_stand_beside_others(tmp_path):
    """Variables of one dataset do not take away those of another."""
    folder = tmp_path / "specs" / "sdtmig-3.4"
    write_folder(tmp_path, "sdtmig-3.4", {"re.csv": "a", "fa.csv": "b"})
    write_folder(tmp_path, "sdtmig-3.4", {"re.csv": "c"}, beside=True)
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"re.csv": "c", "fa.csv": "b"}


def test_rows_take_the_place_of_those_of_the_same_key(tmp_path):
    """New rows replace, others stay, and a file that is not there has none."""
    rows = [dict.fromkeys(("code", "submission_value", "name", "extensible", "decode", "also_for"), "Yes")]
    path = tmp_path / "index.csv"
    assert merged_rows(path, INDEX, rows) == rows
    path.write_text(table_text(INDEX, rows))
    assert [row["name"] for row in merged_rows(path, INDEX, [{**rows[0], "name": "New"}])] == ["New"]


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path):
    """A specs/ that is a link out of the study, or holds one, is refused; so nothing outside changes."""
    study, outside = tmp_path / "study", tmp_path / "outside"
    study.mkdir()
    outside.mkdir()
    require_inside(study)
    (study / "specs").symlink_to(outside)
    with pytest.raises(Unreadable) as refused:
        require_inside(study)
    assert refused.value.problem.code == "SRC130"
    (study / "specs").unlink()
    (study / "specs" / NAME).mkdir(parents=True)
    (study / "specs" / NAME / "NY.csv").symlink_to(tmp_path / "other.csv")
    with pytest.raises(Unreadable):
        require_inside(study)
