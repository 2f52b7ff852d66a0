"""The last sheet of the workbook: how to work with it."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from nec_cdisc.report.query.sheet import (
    ANSWER,
    HEADING,
    TECHNICAL,
    TITLE,
    WORDS,
    Column,
    plain,
    write_headings,
    write_text,
)
from nec_cdisc.report.workbook_file import Book, height

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


def write_guide(book: Book, sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write how to work with the queries, and what each of their columns holds."""
    write_text(book, sheet, 0, 0, "How to use", TITLE)
    for row, step in enumerate(STEPS, start=2):
        for number, (value, side) in enumerate(((f"{row - 1}.", "right"), (step, "left"))):
            style = {**WORDS, "align": side, "valign": "top", "text_wrap": True}
            write_text(book, sheet, row, number, value, style)
        sheet.set_row(row, height([step], [_COLUMNS[1].width]) + GAP)
    first = len(STEPS) + 3
    write_text(book, sheet, first, 0, "The columns", {**TITLE, "font_size": 12})
    write_headings(book, sheet, first + 1, _COLUMNS)
    for row, column in enumerate(columns, start=first + 2):
        look = ANSWER if column.look is ANSWER else HEADING
        for number, value in enumerate((column.title, MEANING[column.title], _BY[column.look])):
            write_text(book, sheet, row, number, value, plain(look, bold=number == 0))
