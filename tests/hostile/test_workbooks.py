"""Workbooks and SAS files made to do harm: packed bombs, outer files, wrong parts, wild numbers of rows."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from nec_cdisc.readers import archive, workbook
from nec_cdisc.xpt import cards

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
ROWS = [["site", "subj", "birth"], ["01", "001", "01.02.1950"], ["01", "002", "03.02.1951"]]
#: A cell of the sheet, behind its address.
CELL = b't="inlineStr"><is><t>03.02.1951</t></is>'
OUTER = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
#: Megabytes that refusing one workbook may take.
ENOUGH = 300
HERE = Path(__file__).parents[1]


def book(rows: list[list[str]]) -> bytes:
    """Return a workbook."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def changed(parts: Mapping[str, Callable[[bytes], bytes] | None], more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a workbook with some of its parts changed (``None``: left out) and further parts."""
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(ROWS))) as old, zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = parts.get(name, lambda content: content)
            if change is not None:
                new.writestr(name, change(old.read(name)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return stored.getvalue()


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return a change that replaces what must be there."""

    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)

    return change


def laughs() -> bytes:
    """Return a declaration of entities that grow to a billion."""
    letters = "abcdefghij"
    grown = "".join(f'<!ENTITY {letters[at]} "{f"&{letters[at - 1]};" * 10}">' for at in range(1, 10))
    return f'<!DOCTYPE w [<!ENTITY a "lol">{grown}]>'.encode()


def in_front(declaration: bytes) -> Callable[[bytes], bytes]:
    """Return a change that puts a declaration before the first element."""
    return lambda content: (
        b'<?xml version="1.0"?>' + declaration + content[content.index(b"?>") + 2 :]
        if (content.startswith(b"<?xml"))
        else declaration + content
    )


RELATIONS = "xl/_rels/workbook.xml.rels"
ATTACKS: dict[str, tuple[bytes, str]] = {
    "cut off": (book(ROWS)[:-500], "RAW121"),
    "cut in half": (book(ROWS)[:2_000], "RAW121"),
    "encrypted, or before .xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 5_000, "RAW121"),
    "outer file in the sheet": (changed({SHEET: in_front(OUTER)}), "RAW128"),
    "outer file in the list of sheets": (changed({"xl/workbook.xml": in_front(OUTER)}), "RAW128"),
    "a billion laughs in the texts": (changed({}, {STRINGS: laughs() + b"<sst>&j;</sst>"}), "RAW128"),
    "no types": (changed({"[Content_Types].xml": None}), "RAW121"),
    "no list of sheets": (changed({"xl/workbook.xml": None}), "RAW121"),
    "no sheet": (changed({SHEET: None}), "RAW106"),
    "a text that is not there": (changed({SHEET: replacing(CELL, b't="s"><v>9999</v>')}), "RAW121"),
    "a number that is none": (changed({SHEET: replacing(CELL, b"><v>abc</v>")}), "RAW121"),
    "a truth that is none": (changed({SHEET: replacing(CELL, b't="b"><v>abc</v>')}), "RAW121"),
    "a date that is none": (changed({SHEET: replacing(CELL, b't="d"><v>abc</v>')}), "RAW121"),
    "an address that is none": (changed({SHEET: replacing(b'r="C3"', b'r="ZZZZZZ3"')}), "RAW121"),
    "a row beyond the last": (changed({SHEET: replacing(b'<row r="3"', b'<row r="999999999"')}), "RAW127"),
    "a sheet elsewhere": (changed({RELATIONS: replacing(b"worksheets/sheet1", b"../../../etc/passwd")}), "RAW106"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_workbook_that_means_harm_is_one_located_problem(name, attack):
    """It is refused soon, in little memory, with its file and one reason."""
    content, code = ATTACKS[name]
    before, used = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = attack.raw("more.xlsx", content)
    assert time.monotonic() - before < 60
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used) / 1_000 < ENOUGH
    assert answer.codes == [code]
    assert answer.errors[0]["raw_file"] == "raw/more.xlsx"
    assert "root:" not in answer.screen


@pytest.mark.parametrize(
    "content",
    [
        book(ROWS),
        changed({"[Content_Types].xml": replacing(b"worksheet+xml", b"picture")}),
        changed({}, {"../../../../tmp/outside": b"x", "/etc/outside": b"x"}),
        changed({}, {"xl/vbaProject.bin": b"Sub Auto_Open", "xl/externalLinks/externalLink1.xml": b"<x/>"}),
        changed({SHEET: replacing(b'<row r="3"', b'<row r="20000"')}),
    ],
    ids=["plain", "wrong types", "members outside", "macros and links", "a far row"],
)
def test_what_is_harmless_is_read(content: bytes, attack):
    """Members outside, macros and links to other workbooks are never unpacked, run or followed."""
    answer = attack.raw("more.xlsx", content)
    assert answer.codes in ([], ["RAW106"], ["RAW121"])
    assert not Path("/tmp/outside").exists()  # noqa: S108 - where the member would go


def test_a_packed_bomb_is_not_unpacked(attack):
    """A sheet of two gigabytes in two megabytes is refused by the size that it states."""
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(ROWS))) as old, zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != SHEET:
                new.writestr(name, old.read(name))
        with new.open(SHEET, "w", force_zip64=True) as sheet:
            for _ in range(archive.LARGEST // 1_000_000 + 1):
                sheet.write(b" " * 1_000_000)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = attack.raw("more.xlsx", stored.getvalue())
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used) / 1_000 < ENOUGH
    assert answer.codes == ["RAW127"]


def test_an_archive_that_lies_about_a_size_is_damaged(attack):
    """A part that is larger than the archive states is not read beyond it."""
    content = bytearray(book(ROWS))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as stored:
        size = stored.getinfo(SHEET).file_size.to_bytes(4, "little")
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = (10).to_bytes(4, "little")
    assert attack.raw("more.xlsx", bytes(content)).codes == ["RAW121"]


def test_wide_and_empty_rows_are_counted(attack, monkeypatch):
    """Rows of one cell in the last column would fill memory with blanks; their cells are counted."""
    monkeypatch.setattr(workbook, "MOST_CELLS", 10_000)
    assert attack.raw("more.xlsx", changed({SHEET: replacing(b'r="C3"', b'r="XFD3"')})).codes == ["RAW127"]


def test_a_sheet_of_all_columns_is_told_in_few_lines(attack):
    """The 16,384 columns that a sheet can have are read; those that nobody mapped are a few lines."""
    names = [f"c{number}" for number in range(16_381)]
    answer = attack.raw("more.xlsx", book([["site", "subj", "birth", *names], ["01", "001", "01.02.1950", *names]]))
    assert set(answer.codes) == {"MAP151"}
    assert len(answer.errors) < 100


def test_a_transport_file_of_wild_numbers_is_one_problem(attack):
    """Numbers of variables and bytes that the file does not have are refused before any memory is taken."""
    good = (HERE / "readers" / "data" / "visits.sas7bdat").read_bytes()
    assert attack.raw("more.sas7bdat", good[:4_000]).codes == ["RAW131"]
    start = cards.plain(cards.LIBRARY) + cards.card() * 2
    wild = start + cards.card(cards.MEMBER, b"0" * 17, b"16", b"0" * 8, b"140") + cards.plain(cards.DESCRIPTOR)
    wild += cards.card() * 2 + cards.card(cards.NAMES, b"0000009999", b"0" * 20)
    assert attack.raw("more.xpt", wild).codes == ["XPT150"]
