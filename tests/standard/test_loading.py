"""Loading a version of the standard."""

import shutil
import subprocess
import sys

from nec_cdisc.standard import load
from nec_cdisc.standard.location import packaged


def test_a_study_without_specifications_has_the_packaged_ones(small, tmp_path):
    """No folder and a folder that is not there give the same standard."""
    assert load("1.0", "1") == load("1.0", "1", tmp_path / "none")
    assert small.is_dir()


def test_an_unknown_version_is_a_problem_that_names_the_known_ones(small):
    """Guide and terminology are told apart, at once, with what is there; nothing is raised."""
    loaded = load("9.9", "2099-01-01")
    assert small.is_dir()
    assert [(problem.code, problem.nearest) for problem in loaded.problems] == [("STD113", "1"), ("STD113", "1.0")]
    assert loaded.standard.datasets == {}
    assert loaded.standard.units.decimals == {"HGB": 0}


def test_an_unknown_terminology_does_not_drown_the_reader(small):
    """Without terminology every codelist would be unknown; one problem says so, not hundreds."""
    assert small.is_dir()
    assert [problem.code for problem in load("1.0", "2").problems] == ["STD113"]


def test_a_study_may_bring_a_version_of_its_own(study):
    """A version of which only the study has the folder is loaded from there."""
    header = "dataset,label,class,structure,keys\n"
    study({"sdtmig-2.0/datasets.csv": header})
    assert [problem.code for problem in load("2.0", "1").problems] == ["STD113"]
    assert study({}).problems == ()


def test_the_packaged_folder_as_overlay_changes_nothing_but_the_studys_own_terms():
    """The repository is a study: its specs/ is the packaged one, and its extensions.csv is the study's."""
    loaded = load(overlay=packaged())
    assert loaded.problems == ()
    alone, itself = load().standard, loaded.standard
    assert itself.datasets == alone.datasets
    assert itself.units == alone.units
    assert "CGB" not in alone.decodes("LBTESTCD")
    assert itself.decodes("LBTESTCD")["CGB"] == "Chromogranin B"


def test_a_copy_of_the_packaged_folder_as_overlay_changes_nothing(tmp_path):
    """A study may carry a whole copy of the specifications; no term of it counts as extended but its own."""
    folder = tmp_path / "specs"
    shutil.copytree(packaged(), folder)
    loaded = load(overlay=folder)
    assert loaded.problems == ()
    assert loaded.standard.datasets == load().standard.datasets
    lists = loaded.standard.codelists
    extended = {term.value for code in lists for term in lists[code].terms.values() if term.extended}
    assert {"CGB", "Chromogranin B"} <= extended
    _, *own = (folder / "extensions.csv").read_text(encoding="utf-8").splitlines()
    assert extended == {text for line in own for text in line.split(",")[1:] if text}


def test_loading_imports_no_heavy_library():
    """Checks of a mapping load the standard, so it must not cost the seconds that numpy, pandas or pyarrow take."""
    code = (
        "import sys; from nec_cdisc.standard import load; load().standard.decodes('LBTESTCD');"
        "print(*[name for name in ('numpy', 'pandas', 'pyarrow', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.split()


def test_a_study_may_bring_thresholds_of_its_own(study):
    """A term of the study lies over the packaged ones of its version, and what cannot be read is a problem."""
    header = "term,direction,unit,tests,fasting,grade_1,grade_2,grade_3,grade_4,note\n"
    held = study({"ctcae-9/laboratory.csv": header + "Lactate high,H,mmol/L,LACTATE,,> 2,,,,\n"})
    assert held.problems == ()
    assert held.standard.grades.versions["9"].terms["Lactate high"].tests == ("LACTATE",)
    wrong = study({"ctcae-9/laboratory.csv": header + "Lactate high,H,mmol/L,LACTATE,,about 2,,,,\n"})
    assert [problem.code for problem in wrong.problems] == ["STD120"]
