"""What a workbook of tables is made of besides their lines, in the words of the format.

Styles and colours lie beside this as files. All parts are those that openpyxl writes of such a workbook, which a test
holds them against; to import it takes as long as checking a small study.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.report.workbook_file import letters_of, xml_text

#: The numbers of the styles in ``styles.xml``: of lines, of texts in them that begin like a formula, of headings; each
#: for most columns, and for those that say where a finding comes from.
PLAIN, QUOTED, HEADING = (1, 2), (3, 4), (5, 6)
_FOLDER = Path(__file__).with_name("sheets")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Control signs, which the head of a printed page holds as codes.
_CONTROL = re.compile("[\x01-\x19]")
#: Long names of what a printed page shows, and the short ones that are stored.
_SHOWN = {
    "&[Tab]": "&A",
    "&[Pages]": "&N",
    "&[Date]": "&D",
    "&[Path]": "&Z",
    "&[Page]": "&P",
    "&[Time]": "&T",
    "&[File]": "&F",
    "&[Picture]": "&G",
}
_LONG_NAME = re.compile("|".join(map(re.escape, _SHOWN)))
_APP = (
    f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>Microsoft Excel Compatible / Openpyxl 3.1.5'
    "</Application><AppVersion>3.1</AppVersion></Properties>"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, its width in characters, and whether it says where a finding comes from."""

    title: str
    width: int
    technical: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns, how many lines stand below their headings."""

    name: str
    columns: Sequence[Column]
    count: int

    @property
    def area(self) -> tuple[str, int]:
        """The letter of the last column, and the last line that the filter looks at."""
        return letters_of(len(self.columns))[-1], max(self.count, 1) + 1


def part_of(number: int) -> str:
    """Return where the sheet of a number lies in the file, from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def parts(sheets: Sequence[Sheet], title: str, said: str, day: dt.date) -> Mapping[str, bytes]:
    """Return the parts of a workbook in the order of the file; sheets are without their lines.

    ``title`` is that of the workbook and stands above each printed page with what is ``said``; ``day`` is the stamp.
    """
    texts = {
        "docProps/app.xml": _APP,
        "docProps/core.xml": _core(title, day),
        "xl/theme/theme1.xml": None,
        **{part_of(number): _sheet(sheet, title, said) for number, sheet in enumerate(sheets, start=1)},
        "xl/styles.xml": None,
        "_rels/.rels": _relations(
            ("xl/workbook.xml", f"{_OFFICE}/relationships/officeDocument"),
            ("docProps/core.xml", f"{_PACKAGE}/relationships/metadata/core-properties"),
            ("docProps/app.xml", f"{_OFFICE}/relationships/extended-properties"),
        ),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            *((f"/{part_of(number)}", f"{_OFFICE}/relationships/worksheet") for number in range(1, len(sheets) + 1)),
            ("styles.xml", f"{_OFFICE}/relationships/styles"),
            ("theme/theme1.xml", f"{_OFFICE}/relationships/theme"),
        ),
        "[Content_Types].xml": _types(len(sheets)),
    }
    return {
        name: (_FOLDER / Path(name).name).read_bytes() if text is None else (_DECLARATION + text).encode()
        for name, text in texts.items()
    }


def _core(title: str, day: dt.date) -> str:
    dates = "".join(
        f'<dcterms:{what} xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{what}>'
        for what in ("created", "modified")
    )
    named = "".join(
        f'<dc:{what} xmlns:dc="http://purl.org/dc/elements/1.1/">{xml_text(text)}</dc:{what}>'
        for what, text in (("creator", "nec-cdisc"), ("title", title))
    )
    return f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties">{named}{dates}</cp:coreProperties>'


def _sheet(sheet: Sheet, title: str, said: str) -> str:
    head = f"&L{title.replace('&', '&&')}&R{said}"
    foot = f"&L{sheet.name}&RPage &P of &N"
    columns = "".join(
        f'<col customWidth="1" max="{number}" min="{number}" width="{column.width}"></col>'
        for number, column in enumerate(sheet.columns, start=1)
    )
    headings = "".join(
        f'<c r="{letter}1" s="{HEADING[column.technical]}" t="inlineStr"><is><t>{column.title}</t></is></c>'
        for letter, column in zip(letters_of(len(sheet.columns)), sheet.columns, strict=True)
    )
    last, line = sheet.area
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><outlinePr summaryBelow="1" summaryRight="1"></outlinePr>'
        f'<pageSetUpPr fitToPage="1"></pageSetUpPr></sheetPr><dimension ref="A1:{last}1"></dimension>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane activePane="bottomLeft" state="frozen" topLeftCell="A2" ySplit="1"></pane>'
        '<selection activeCell="A1" pane="bottomLeft" sqref="A1"></selection></sheetView></sheetViews>'
        f'<sheetFormatPr baseColWidth="8" defaultRowHeight="15"></sheetFormatPr><cols>{columns}</cols>'
        f'<sheetData><row customHeight="1" ht="22" r="1">{headings}</row></sheetData>'
        f'<autoFilter ref="A1:{last}{line}"></autoFilter>'
        '<pageMargins bottom="0.75" footer="0.5" header="0.5" left="0.4" right="0.4" top="0.9"></pageMargins>'
        '<pageSetup fitToHeight="0" fitToWidth="1" orientation="landscape" paperSize="9"></pageSetup>'
        f"<headerFooter><oddHeader>{_paper(head)}</oddHeader><oddFooter>{_paper(foot)}</oddFooter>"
        "<evenHeader></evenHeader><evenFooter></evenFooter><firstHeader></firstHeader><firstFooter></firstFooter>"
        "</headerFooter></worksheet>"
    )


def _paper(text: str) -> str:
    """Return what stands above or below a printed page, as it is stored."""
    short = _LONG_NAME.sub(lambda match: _SHOWN[match[0]], text)
    return xml_text(_CONTROL.sub(lambda match: f"_x{ord(match[0]):04x}_", short))


def _workbook(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet xmlns:r="{_OFFICE}/relationships" name="{sheet.name}" sheetId="{number}" state="visible"'
        f' r:id="rId{number}"></sheet>'
        for number, sheet in enumerate(sheets, start=1)
    )
    names = "".join(
        f'<definedName hidden="1" localSheetId="{number}" name="_xlnm._FilterDatabase">'
        f"'{sheet.name}'!$A$1:${sheet.area[0]}${sheet.area[1]}</definedName>"
        f'<definedName localSheetId="{number}" name="_xlnm.Print_Titles">\'{sheet.name}\'!$1:$1</definedName>'
        for number, sheet in enumerate(sheets)
    )
    return (
        f'<workbook xmlns="{_MAIN}"><workbookPr></workbookPr><workbookProtection></workbookProtection><bookViews>'
        '<workbookView activeTab="0" autoFilterDateGrouping="1" firstSheet="0" minimized="0" showHorizontalScroll="1"'
        ' showSheetTabs="1" showVerticalScroll="1" tabRatio="600" visibility="visible"></workbookView></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{names}</definedNames>"
        '<calcPr calcId="124519" fullCalcOnLoad="1"></calcPr></workbook>'
    )


def _relations(*relations: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Target="{target}" Type="{kind}"></Relationship>'
        for number, (target, kind) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _types(sheets: int) -> str:
    kinds = {
        "xl/styles.xml": f"{_SHEET_TYPE}.styles",
        "xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties",
        **{part_of(number): f"{_SHEET_TYPE}.worksheet" for number in range(1, sheets + 1)},
        "xl/workbook.xml": f"{_SHEET_TYPE}.sheet.main",
    }
    listed = "".join(
        f'<Override ContentType="{kind}+xml" PartName="/{name}"></Override>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"></Default>'
        f'<Default ContentType="application/xml" Extension="xml"></Default>{listed}</Types>'
    )
