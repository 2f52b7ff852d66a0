"""The register of corrections is read line by line, and a line that cannot be read is told."""

from __future__ import annotations

import pytest

from nec_cdisc.study.corrections import load_corrections

HEADER = "form,key,field,old_value,new_value,who,why\n"


def register(tmp_path, text: str):
    """Write and load a register."""
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings/corrections.csv").write_text(text, encoding="utf-8")
    return load_corrections(tmp_path)


def test_a_study_without_a_register_has_no_corrections(tmp_path):
    """No file is no problem."""
    assert load_corrections(tmp_path) == ((), [])


def test_a_line_says_which_cell_becomes_what(tmp_path):
    """The key is column=value, several apart by semicolons; a blank value is no value; a value may hold '='."""
    (one, two), problems = register(
        tmp_path, HEADER + "ae,site=01; no=4,term,,Gout,AB,query 1\nae,no=a=b,term,Gicht,,CD,query 2\n"
    )
    assert problems == []
    assert (one.form, dict(one.key), one.field) == ("ae", {"site": "01", "no": "4"}, "term")
    assert (one.old, one.new, one.who, one.why) == (None, "Gout", "AB", "query 1")
    assert str(one.place) == "mappings/corrections.csv:2:1"
    assert (dict(two.key), two.old, two.new) == ({"no": "a=b"}, "Gicht", None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ae,site 01,term,a,b,AB,why", "the key is written column=value; column=value"),
        ("ae,,term,a,b,AB,why", "key must be filled"),
        (",site=01,,a,b,,", "form, field, who, why must be filled"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path, line, said):
    """An approval without a name or a reason is none."""
    found, problems = register(tmp_path, f"{HEADER}{line}\nae,no=1,term,a,b,AB,why\n")
    assert len(found) == 1
    assert [(item.code, item.place.line) for item in problems] == [("MAP101", 2)]
    assert said in problems[0].message


def test_a_register_without_its_columns_is_refused(tmp_path):
    """Nothing is applied from a register whose columns are not those expected."""
    found, problems = register(tmp_path, "form,key\nae,no=1\n")
    assert found == ()
    assert {item.code for item in problems} == {"SRC121"}


def test_a_misspelt_form_or_column_is_told_in_its_cell(build):
    """What the register names and the export does not have is refused before a run, with the nearest name."""
    header = "form,key,field,old_value,new_value,who,why\n"
    rows = (
        "dmm,site=01; subj=001,sex,f,m,dm,typo\n",
        "dm,site=01; subj=001,sexx,f,m,dm,typo\n",
        "dm,site=01; sbuj=001,sex,f,m,dm,typo\n",
    )
    built = build({"mappings/corrections.csv": header + "".join(rows)})
    assert [(item.code, str(item.place), item.nearest) for item in built.problems] == [
        ("MAP123", "mappings/corrections.csv:2:1", "dm"),
        ("MAP153", "mappings/corrections.csv:3:22", "sex"),
        ("MAP153", "mappings/corrections.csv:4:4", "subj"),
    ]
