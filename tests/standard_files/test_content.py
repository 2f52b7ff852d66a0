"""A file of a standard is told by its first bytes, and refused where it is not whole, not text, or too large."""

from __future__ import annotations

import os

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files import content
from nec_cdisc.standard_files.content import Kind, opened


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Code\tx", Kind.TEXT),
        (b"\xef\xbb\xbfCode\tx", Kind.TEXT),
        (b"\xef\xbb\xbf\n <ODM/>", Kind.XML),
        (b"PK\x03\x04...", Kind.WORKBOOK),
        (b' {"a": 1}', Kind.JSON),
    ],
)
def test_a_file_is_told_by_its_first_bytes(tmp_path, data, kind):
    """Endings do not matter: what was saved under another name is read all the same."""
    path = tmp_path / "file.dat"
    path.write_bytes(data)
    assert opened(path).kind is kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0old", "in the workbook format before .xlsx"),
        ("Code\tx".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_refused_when_it_is_opened(tmp_path, data, said):
    """An empty file, an old workbook and UTF-16 are told for what they are."""
    path = tmp_path / "ct.xls"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=said) as refused:
        opened(path)
    assert refused.value.problem.code == "TRM101"


def test_a_file_that_is_not_there_is_refused_without_its_folders(tmp_path):
    """Messages hold the name of the file and no path of this machine; a pipe is not waited for."""
    os.mkfifo(tmp_path / "pipe")
    for name in ("none.txt", "pipe"):
        with pytest.raises(Unreadable) as refused:
            opened(tmp_path / name)
        assert refused.value.problem.code == "TRM101"
        assert str(tmp_path) not in refused.value.problem.message


def test_a_file_larger_than_any_published_one_is_refused(tmp_path, monkeypatch):
    """The size is looked at before anything is read."""
    monkeypatch.setattr(content, "LARGEST", 10)
    path = tmp_path / "ct.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(Unreadable, match="at most"):
        opened(path)


@pytest.mark.parametrize(
    ("data", "said", "line"),
    [
        ("a\tb\nc\t\xb5".encode("latin-1"), "byte B5 in line 2", 2),
        (b"\xef\xbb\xbfa\tb\nc\nd\t\xff", "byte FF in line 3", 3),
        (b"a\tb\nc\0\td", "zero byte in line 2", 2),
        (b"a\tb\n" + b"x" * 40_000 + b"\ty", "row 2: a cell of 40,000 characters", 2),
        (b'a,b\n"x', "line 2: unexpected end of data", 2),
    ],
)
def test_text_that_is_no_text_is_refused_with_its_line(tmp_path, data, said, line):
    """Another encoding, zero bytes, endless cells and open quotes are told with the line; no encoding is guessed."""
    path = tmp_path / "ct.txt"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        list(opened(path).records())
    assert said in refused.value.problem.message
    assert refused.value.problem.cells.rows == (line,)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a\tb\r\n"x ""y"""\t z \r\n\r\n', [(1, ["a", "b"]), (2, ['x "y"', "z"])]),
        ('a,b\n"x,1",z\n', [(1, ["a", "b"]), (2, ["x,1", "z"])]),
        ("a,b\nx\u2028y,z\n", [(1, ["a", "b"]), (2, ["x\u2028y", "z"])]),
        ("a;b\nx;z", [(1, ["a", "b"]), (2, ["x", "z"])]),
    ],
)
def test_cells_stand_between_tabs_or_between_commas(tmp_path, text, rows):
    """Quotes that a spreadsheet sets are no part of a cell, and rows without content are passed over."""
    path = tmp_path / "ct.txt"
    path.write_text(text, "utf-8", newline="")
    assert list(opened(path).records()) == rows
