"""A mapping file that nothing reads is told: its author believes that it counts."""

from __future__ import annotations

import pytest
from tests.conftest import DM, SOURCE


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("mappings/sdtm/ex.yml", "dataset: EX\n", "mappings/sdtm/ex.yaml"),
        ("mappings/sdtm/ex.yaml.txt", "dataset: EX\n", "mappings/sdtm/ex.yaml"),
        ("mappings/sdtm/more/ex.yaml", "dataset: EX\n", "mappings/sdtm/ex.yaml"),
        ("mappings/ex.yaml", "# exposure\ndataset: EX\n", "mappings/sdtm/ex.yaml"),
        ("mappings/SDTM/EX.yaml", "dataset: EX\n", "mappings/sdtm/ex.yaml"),
        ("mappings/source/lab.yaml", "", "mappings/sources/lab.yaml"),
        ("mappings/lab.yaml", SOURCE, "mappings/sources/lab.yaml"),
        ("mappings/code_list.yaml", "ny: {}\n", "mappings/code_lists.yaml"),
        ("mappings/correction.csv", "form\n", "mappings/corrections.csv"),
        ("mappings/waiver.csv", "rule\n", "mappings/waivers.csv"),
        ("mappings/function.py", "raise ValueError\n", "mappings/functions.py"),
        ("mappings/house/sdtm/ae.yaml", "dataset: AE\n", "mappings/sdtm/ae.yaml"),
        ("mappings/zzz.yaml", "", None),
    ],
)
def test_a_file_that_nothing_reads_is_told_with_the_place_it_was_meant_for(build, name, text, meant):
    """Another ending, another folder, another case, a misspelt name."""
    (problem,) = build({name: text}).problems
    assert (problem.code, problem.message, problem.nearest) == ("MAP175", f"nothing reads {name}", meant)
    assert str(problem.place) == name


def test_notes_and_leftovers_may_stand_anywhere(build):
    """Notes for people, hidden files, and what editors and Python leave behind."""
    files = dict.fromkeys(
        (
            "mappings/README.md",
            "mappings/waivers.csv",
            "mappings/notes.txt",
            "mappings/sdtm/.ae.yaml.swp",
            "mappings/sdtm/ae.yaml~",
            "mappings/__pycache__/functions.cpython-311.pyc",
        ),
        "x",
    )
    assert build(files).said == []


def test_what_is_not_inherited_is_told(build):
    """An organisation's study, functions and corrections are read by nobody; its other files are."""
    files = {
        "mappings/org/study.yaml": "study: X\n",
        "mappings/org/functions.py": "raise ValueError\n",
        "mappings/org/corrections.csv": "form\n",
        "mappings/org/sdtm/dm.yaml": DM,
        "mappings/sdtm/dm.yaml": None,
        "mappings/org/sdtm/ae.yml": "dataset: AE\n",
    }
    problems = build(files, study="inherit: org\n").problems
    assert [(item.code, item.place.file, item.nearest) for item in problems] == [
        ("MAP175", "mappings/org/corrections.csv", "mappings/corrections.csv"),
        ("MAP175", "mappings/org/functions.py", "mappings/functions.py"),
        ("MAP175", "mappings/org/sdtm/ae.yml", "mappings/org/sdtm/ae.yaml"),
        ("MAP175", "mappings/org/study.yaml", "mappings/study.yaml"),
    ]
    assert "is not inherited, it stands in mappings itself" in problems[0].message
