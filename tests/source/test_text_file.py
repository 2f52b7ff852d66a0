"""Authored files are read as UTF-8 text that a reviewer can see."""

from __future__ import annotations

from nec_cdisc.problem import Place
from nec_cdisc.source.text_file import place_at, read_text, split_lines


def test_lines_end_as_editors_count_them():
    """All three line ends count once each, and signs that only Unicode takes for line ends do not."""
    assert split_lines("a\r\nb\rc\nd\x0be") == ("a", "b", "c", "d\x0be")
    assert split_lines("a\n") == ("a", "")


def test_an_offset_has_a_place():
    """Lines and columns count from 1."""
    assert place_at("ab\r\ncd", 0, "f") == Place("f", 1, 1)
    assert place_at("ab\r\ncd", 5, "f") == Place("f", 2, 2)


def test_the_message_names_the_byte_and_the_sign(tmp_path):
    """A reader can search for what is wrong."""
    path = tmp_path / "f.csv"
    path.write_bytes("größe".encode("latin-1"))
    assert read_text(path, "f.csv").problem.message == "f.csv is not UTF-8: byte F6 is no letter"
    path.write_text("10\u00a0mg", encoding="utf-8")
    assert read_text(path, "f.csv").problem.message == "invisible character U+00A0 (no-break space)"
    path.write_text("10\u0085mg", encoding="utf-8")
    assert read_text(path, "f.csv").problem.message == "invisible character U+0085 (next line)"


def test_lines_are_there_for_a_code_frame_even_with_a_fault(tmp_path):
    """What could be decoded can be shown."""
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: b\nc: \xff\n")
    source = read_text(path, "f.yaml")
    assert source.problem.place == Place("f.yaml", 2, 4)
    assert source.lines == ("a: b", "c: \ufffd", "")
