"""The table of replacements is read once, checked line by line, the study's lines over the packaged ones."""

from __future__ import annotations

import csv

import pytest

from nec_cdisc.standard import location
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.transliteration import FILE, transliteration

HEADER = "code_point,character,replacement,name\n"


def read(folder, write, lines: str, study: str | None = None):
    """Read a table of the given lines, and a study's lines over them."""
    layers = Layers(write(folder / "package", {FILE: HEADER + lines}))
    if study is not None:
        layers = Layers(layers.packaged, write(folder / "study", {FILE: HEADER + study}))
    return transliteration(layers)


def test_a_table_is_made_of_code_points_and_replacements(tmp_path, write):
    """Blanks and nothing are written so that they show, also within a replacement."""
    lines = "U+00B5,,u,\nU+000A,,<blank>,\nU+200B,,<nothing>,\nU+00BD,,<blank>1/2,\nU+1F642,,:),\n"
    table = {"µ": "u", "\n": " ", "\u200b": "", "½": " 1/2", "\U0001f642": ":)"}
    assert read(tmp_path, write, lines) == (table, [])


def test_a_line_of_the_study_replaces_a_packaged_one(tmp_path, write):
    """And adds to them."""
    table, problems = read(tmp_path, write, "U+00B5,,u,\nU+00E4,,ae,\n", "U+00B5,,micro,\nU+00DF,,ss,\n")
    assert table == {"µ": "micro", "ä": "ae", "ß": "ss"}
    assert problems == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("µ,,u,", "'µ' is no code point such as U+00B5."),
        ("00B5,,u,", "'00B5' is no code point such as U+00B5."),
        ("U+00b5,,u,", "'U+00b5' is no code point such as U+00B5."),
        ("U+FFFFFF,,x,", "'U+FFFFFF' is no code point such as U+00B5."),
        ("U+000E4,,a,", "U+000E4 is named by another line already."),
        ("U+00DF,,ß,", "The replacement 'ß' of U+00DF is not printable ASCII."),
        ('U+00DF,,"s\ts",', "The replacement 's\\ts' of U+00DF is not printable ASCII."),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_place(tmp_path, write, line, said):
    """The other lines are used all the same."""
    table, (problem,) = read(tmp_path, write, f"U+00E4,,ae,\n{line}\n")
    assert table == {"ä": "ae"}
    assert (problem.code, problem.message, problem.place.line) == ("STD117", said, 3)


def test_a_blank_replacement_is_no_replacement(tmp_path, write):
    """Whoever means nothing writes so."""
    table, (problem,) = read(tmp_path, write, "U+00E4,,,\n")
    assert (table, problem.code) == ({}, "STD109")


def test_the_packaged_table_can_be_used():
    """Each line's character is its code point's, in ascending order, and none is printable ASCII already."""
    table, problems = transliteration(Layers(location.packaged()))
    with (location.packaged() / FILE).open(encoding="utf-8", newline="") as file:
        shown = [row["character"] for row in csv.DictReader(file)]
    assert problems == []
    assert [character or letter for character, letter in zip(shown, table, strict=True)] == list(table)
    assert list(table) == sorted(table)
    assert not any(letter.isascii() and letter.isprintable() for letter in table)
