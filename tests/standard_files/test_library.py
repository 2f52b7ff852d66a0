"""Exports of the CDISC Library say the same in each format."""

from __future__ import annotations

import pytest
from published import LIBRARY, csv_text, dataset_rows, json_text, library_json, library_workbook, variable_rows

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.guide import joined
from nec_cdisc.standard_files.library import read_library


def written(path, rows):
    """Write rows as CSV."""
    path.write_text(csv_text(rows), "utf-8")
    return path


def test_every_format_gives_the_same_guide(tmp_path):
    """CSV in two files, a workbook and JSON hold the same datasets and variables, and no notes."""
    (tmp_path / "g.json").write_text(json_text(library_json()), "utf-8")
    made = [
        joined(
            [
                read_library(written(tmp_path / "v.csv", variable_rows())),
                read_library(written(tmp_path / "d.csv", dataset_rows())),
            ],
            ["v.csv", "d.csv"],
        ),
        read_library(library_workbook(tmp_path / "g.xlsx")),
        read_library(tmp_path / "g.json"),
    ]
    assert made[0] == made[1] == made[2]
    assert (made[0].version, list(made[0].variables)) == ("3.4", list(LIBRARY))
    assert made[0].variables["XB"][4] == {
        "variable": "XBTESTCD", "label": "Short Name of Test", "type": "Char", "role": "Topic", "core": "Req",
        "order": "5", "codelist": "C900001", "format": "",
    }  # fmt: skip
    assert not any("Made up." in str(row) for row in made[0].variables["XA"])


@pytest.mark.parametrize(
    ("row", "column", "text", "said"),
    [
        (2, 0, "SDTM v2.0", "row 3: the version is 'SDTM v2.0', not that of an SDTMIG"),
        (2, 0, "SDTMIG v3.3", "row 3: SDTMIG 3.3 stands beside SDTMIG 3.4"),
        (2, 4, "STUDYID", "row 3: the variable STUDYID stands twice"),
        (0, 4, "Name", "no column 'Variable Name'"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(tmp_path, row, column, text, said):
    """The row is told by its line."""
    rows = variable_rows()
    rows[row][column] = text
    with pytest.raises(Unreadable) as refused:
        read_library(written(tmp_path / "v.csv", rows))
    assert said in refused.value.problem.message


@pytest.mark.parametrize(
    ("text", "code"), [("<a/>", "TRM103"), ("Version,Class\n", "TRM103"), (csv_text(variable_rows()[:1]), "TRM101")]
)
def test_a_foreign_file_is_refused(tmp_path, text, code):
    """XML, another table and a header alone are no export."""
    path = tmp_path / "v.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable) as refused:
        read_library(path)
    assert refused.value.problem.code == code


def test_a_dataset_stands_once(tmp_path):
    """Two rows of one dataset contradict each other."""
    rows = dataset_rows()
    with pytest.raises(Unreadable, match="the dataset XB stands twice"):
        read_library(written(tmp_path / "d.csv", [*rows, rows[-1]]))
