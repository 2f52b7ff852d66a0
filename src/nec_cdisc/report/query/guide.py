"""The last sheet of the workbook: how to work with it."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from nec_cdisc.report.query.sheet import ANSWER, FONT, HEADING, TECHNICAL, Column, cell_at, heading, plain, text
from nec_cdisc.report.workbook_file import height

STEPS = (
    "Filter the sheet Queries by site. Copy the proposed text into the EDC, or send the site its lines.",
    "Fill in the green columns: the site's answer, its date, the status. Nothing is protected or calculated.",
    "The next run writes this file anew, without what was filled in: keep your copy under another name.",
    "A query has the same identifier in every run, as long as the fact is the same: carry answers over by it.",
    "A query that is gone was settled in the data. Another wrong value is another query, with its own identifier.",
    "A correction without the site stands in mappings/corrections.csv, by form, EDC key and field as written here.",
    "Very many queries of one kind and field are rarely the sites' mistake: look at the mapping line first.",
)
MEANING = {
    "Query": "the identifier; -2, -3 at its end where records share their EDC key and hold the same",
    "Site": "the site as the export names it",
    "Subject": "the subject as the export names it",
    "Visit": "the visit as the export names it; empty where the form has none, or the records are of several visits",
    "Form": "the form as mappings/sources names it",
    "EDC key": "what finds the record in the EDC, column by column",
    "Field": "the column of the export that is asked about",
    "Value": "what stands there, as typed; empty where it is blank or private",
    "Proposed text": "the question, to be pasted into the EDC",
    "Status": "open, answered or closed",
    "Site's answer": "what the site says",
    "Answered on": "the date of the answer",
    "Reason": "what the conversion found",
    "Code": "the kind of problem: nec-cdisc explain CODE tells more",
    "Variables": "the SDTM variables that are blank, or in doubt, until then",
    "Raw file": "the file of the export",
    "Raw row": "the row in it, as a spreadsheet shows it: the header is row 1",
    "Mapping line": "the line of the mapping that met it",
}
#: Points between two steps.
GAP = 6
_COLUMNS = (Column("Column", 18, HEADING), Column("What it holds", 95, HEADING), Column("Filled in by", 22, HEADING))
_BY = {HEADING: "the conversion", ANSWER: "site, data management", TECHNICAL: "the conversion"}


def write_guide(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write how to work with the queries, and what each of their columns holds."""
    _title(sheet, 1, "How to use", 16)
    for letter, column in zip("ABC", _COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = column.width
    for number, step in enumerate(STEPS, start=1):
        cells = (cell_at(sheet, number + 2, 1), cell_at(sheet, number + 2, 2))
        text(cells[0], f"{number}.")
        text(cells[1], step)
        for cell, side in zip(cells, ("right", "left"), strict=True):
            cell.font = Font(FONT, 11)
            cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
        sheet.row_dimensions[number + 2].height = height([step], [_COLUMNS[1].width]) + GAP
    first = len(STEPS) + 4
    _title(sheet, first, "The columns", 12)
    for number, column in enumerate(_COLUMNS, start=1):
        heading(cell_at(sheet, first + 1, number), column)
    for row, column in enumerate(columns, start=first + 2):
        for number, value in enumerate((column.title, MEANING[column.title], _BY[column.look]), start=1):
            plain(cell_at(sheet, row, number), ANSWER if column.look is ANSWER else HEADING, bold=number == 1)
            text(cell_at(sheet, row, number), value)


def _title(sheet: Worksheet, row: int, value: str, size: int) -> None:
    text(cell_at(sheet, row, 1), value)
    cell_at(sheet, row, 1).font = Font(FONT, size, bold=True, color="1F3864")
