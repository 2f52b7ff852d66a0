"""The parts of the workbook of findings, held against what openpyxl writes of such a workbook."""

import datetime as dt
import zipfile
from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from tests.report.validation.made import ABOUT, validation

from nec_cdisc.report import workbook_file
from nec_cdisc.report.query import sheet as looks
from nec_cdisc.report.validation.about import NO_DAY
from nec_cdisc.report.validation.workbook import _lines, _tables, write_workbook
from nec_cdisc.report.validation.workbook_parts import parts
from nec_cdisc.report.workbook_file import save

TITLES = ("EVINEC", "A & B <1> \"2\" é '3'", "&[Tab] &P", "tab\there")


def _style(sheet, look, *, quoted):
    cell = Cell(sheet, 1, 1)
    looks.plain(cell, look)
    cell.quotePrefix = quoted
    return cell.style_id


def by_openpyxl(found, about, path):
    """Write the workbook through the objects of openpyxl."""
    book = Workbook()
    book.remove(book.worksheets[0])
    day = about.exported or NO_DAY
    book.properties.creator, book.properties.title = "nec-cdisc", about.title
    lines = {}
    for name, table in _tables(found):
        sheet = book.create_sheet(name)
        kinds = [looks.TECHNICAL if column.technical else looks.HEADING for column in table.columns]
        for number, (column, look) in enumerate(zip(table.columns, kinds, strict=True), start=1):
            looks.heading(looks.cell_at(sheet, 1, number), looks.Column(column.title, column.width, look))
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.row_dimensions[1].height = 22
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{max(table.count, 1) + 1}"
        sheet.print_title_rows = "1:1"
        styles, quoted = ([_style(sheet, look, quoted=quoted) for look in kinds] for quoted in (False, True))
        lines[name] = replace(_lines(table), styles=styles, quoted=quoted)
    said = about.standard if about.exported is None else f"{about.standard}, export of {day.isoformat()}"
    for sheet in book.worksheets:
        looks.paper(sheet, about.title, said)
    save(book, lines, path, day)


def contents(path):
    """Return the parts of a workbook in their order."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("study", TITLES)
@pytest.mark.parametrize("exported", [None, dt.date(2021, 2, 3)])
@pytest.mark.parametrize("limit", [1, 500_000])
def test_the_bytes_are_those_that_openpyxl_writes(tmp_path, monkeypatch, study, exported, limit):
    """Whatever the study is called, with one sheet of findings or several, part by part and as a whole file."""
    monkeypatch.setattr(workbook_file, "LINES", limit)
    about = replace(ABOUT, study=study, exported=exported)
    write_workbook(validation(), about, tmp_path / "ours.xlsx")
    by_openpyxl(validation(), about, tmp_path / "theirs.xlsx")
    ours, theirs = contents(tmp_path / "ours.xlsx"), contents(tmp_path / "theirs.xlsx")
    assert list(ours) == list(theirs)
    assert ours == theirs
    assert (tmp_path / "ours.xlsx").read_bytes() == (tmp_path / "theirs.xlsx").read_bytes()


def test_signs_that_xml_cannot_hold_are_shown():
    """A name with a control sign leaves a workbook that opens."""
    core = parts([], "a\x1fb", "", NO_DAY)["docProps/core.xml"].decode()
    assert '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">a\u241fb</dc:title>' in core
