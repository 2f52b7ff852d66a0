"""Whatever reads XML or unpacks files is known here, with the test that attacks it; a new reader must be added."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from lxml import etree

from nec_cdisc.define.html import to_html

SOURCE = Path(__file__).parents[2] / "src" / "nec_cdisc"
TESTS = Path(__file__).parents[1]
#: Modules of Python and of others that read XML or unpack what was packed.
READERS = {"lxml", "xml", "zipfile", "tarfile", "gzip", "zlib", "bz2", "lzma", "openpyxl", "docx", "pypdf"}
#: Functions of them that only write, or only name things.
WRITE = {"Workbook", "Cell", "Worksheet", "get_column_letter", "escape", "quoteattr"}
#: Parts of openpyxl that say what a sheet that is written looks like.
PARTS = ("styles", "formatting", "worksheet")
#: What a module reads, and the test that gives it a bomb, an outer entity, or a name that leads elsewhere.
ATTACKED = {
    "readers/archive.py": "hostile/test_workbooks.py",
    "readers/workbook.py": "hostile/test_workbooks.py",
    "standard_files/evs_odm.py": "standard_files/test_evs_odm.py",
    "archive/replay_payload.py": "archive/test_replay_payload.py",
    "define/html.py": "hostile/test_packed_and_xml.py",
    "archive/tar.py": "archive/test_replay_payload.py",
    "validate/define_file.py": "validate/test_define_file.py",
    "readers/dataset_json_lines.py": "readers/test_dataset_json_lines.py",
}
#: Modules that read back nothing but what the program itself has just made.
OWN = {
    "archive/requirements.py": "the wheel that was built a moment before",
    "archive/wheel.py": "the wheel that hatchling built a moment before",
    "archive/replay_difference.py": "outputs that were verified, and those of the replay: names and sums of parts",
    "define/xml.py": "writes",
    "document/docx/parts.py": "writes",
    "document/docx/write.py": "its own document, to give it one date",
    "report/workbook_file.py": "its own workbook, to give it one date",
    "writers/dataset_json.py": "writes",
}
#: Words of attacks, of which a test that attacks has at least one.
WORDS = ("DOCTYPE", "ENTITY", "bomb", "..", "unpack")


def reads(module: Path) -> bool:
    """Say whether a module imports what reads XML or unpacks, other than for writing."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import) and any(item.name.partition(".")[0] in READERS for item in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in READERS and not node.level:
            below = (node.module or "").partition(".")[2]
            if not {item.name for item in node.names} <= WRITE and not below.startswith(PARTS):
                return True
    return False


FOUND = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if reads(path))


@pytest.mark.parametrize("module", FOUND)
def test_every_reader_of_xml_and_archives_is_attacked(module: str):
    """A module that parses XML or unpacks names the test that gives it bombs, outer files and names that lead away."""
    known = {**ATTACKED, **OWN}
    assert module in known, f"{module} reads XML or unpacks: attack it in a test, and name that here"
    if module in ATTACKED:
        text = (TESTS / ATTACKED[module]).read_text("utf-8")
        assert any(word in text for word in WORDS), f"{ATTACKED[module]} attacks nothing"


OUTER = b'<!DOCTYPE ODM [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
GROWN = zip("abcdefgh", "bcdefghi", strict=True)
LAUGHS = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in GROWN)
ODM = b'<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3"><Study OID="S"><StudyName>%s</StudyName></Study></ODM>'


@pytest.mark.parametrize(
    "declared",
    [OUTER, b'<!DOCTYPE ODM SYSTEM "file:///etc/passwd">', f'<!DOCTYPE ODM [<!ENTITY a "lol">{LAUGHS}]>'.encode()],
    ids=["outer entity", "outer declaration", "a billion laughs"],
)
def test_a_page_of_a_define_xml_reads_no_other_file_and_does_not_grow(declared: bytes):
    """Neither an outer file nor an entity that grows is seen; such a document gives a small page or none."""
    content = ODM % {OUTER: b"&e;"}.get(declared, b"&i;" if b"lol" in declared else b"x")
    try:
        page = to_html(declared + content)
    except etree.XMLSyntaxError:
        return
    assert b"root:" not in page
    assert len(page) < 1_000_000
