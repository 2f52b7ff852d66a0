"""A workbook is looked at before it is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers import archive
from nec_cdisc.readers.archive import require_harmless


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return path


def code_of(path: Path) -> str:
    """Return the code of a refusal."""
    with pytest.raises(Unreadable) as refusal:
        require_harmless(path, "raw/a.xlsx")
    assert refusal.value.problem.cells.file == "raw/a.xlsx"
    return refusal.value.problem.code


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch):
    """Its stated size counts, which the reader of the archive never exceeds."""
    monkeypatch.setattr(archive, "LARGEST", 1_000_000)
    assert code_of(packed(tmp_path / "a.xlsx", {"a.xml": b"<a>" + b" " * 1_000_000 + b"</a>"})) == "RAW127"
    require_harmless(packed(tmp_path / "b.xlsx", {"a.xml": b"<a/>"}), "raw/b.xlsx")


def test_an_archive_of_too_many_parts_is_refused(tmp_path: Path, monkeypatch):
    """A hundred thousand empty parts take long, too."""
    monkeypatch.setattr(archive, "MOST_PARTS", 3)
    assert code_of(packed(tmp_path / "a.xlsx", {f"{number}.png": b"" for number in range(4)})) == "RAW127"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", "<!-- " + "x" * 100_000 + " -->"])
def test_a_document_type_is_refused_wherever_it_stands(tmp_path: Path, encoding: str, before: str):
    """Neither another encoding nor a long comment before it hides the declaration."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>{before}<!DOCTYPE a [<!ENTITY e SYSTEM "file:///x">]><a>&e;</a>'
    assert code_of(packed(tmp_path / "a.xlsx", {"xl/workbook.xml": text.encode(encoding)})) == "RAW128"


def test_what_looks_like_one_in_a_text_is_none(tmp_path: Path):
    """A cell may hold the word."""
    require_harmless(packed(tmp_path / "a.xlsx", {"a.xml": b"<a><![CDATA[<!DOCTYPE x>]]></a>"}), "raw/a.xlsx")
    require_harmless(packed(tmp_path / "b.xlsx", {"a.xml": b"no xml at all"}), "raw/b.xlsx")
