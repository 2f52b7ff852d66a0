"""The sheet that says how to use the workbook."""

from __future__ import annotations

from openpyxl import Workbook

from nec_cdisc.report.query.guide import STEPS, write_guide
from nec_cdisc.report.query.sheet import ANSWER, HEADING, Column


def test_steps_and_columns_are_told():
    """Each step is numbered, each column has its meaning and who fills it in."""
    sheet = Workbook().worksheets[0]
    write_guide(sheet, [Column("Query", 10, HEADING), Column("Status", 10, ANSWER)])
    told = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert [line[:2] for line in told if line[1] in STEPS] == [
        [f"{number}.", step] for number, step in enumerate(STEPS, start=1)
    ]
    assert told[-2][0] == "Query"
    assert told[-2][2] == "the conversion"
    assert told[-1] == ["Status", "open, answered or closed", "site, data management"]
