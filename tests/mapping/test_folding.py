"""One mistake in a block is told once."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.block import read_block
from nec_cdisc.mapping.model import CodeListBlock, DatasetFile, SourceFile
from nec_cdisc.source.yaml_file import load_yaml

SOURCE = "source: edc\nsubject: s\n{more}forms:\n  dm: {{file: dm.csv, key: s}}\n"


def told(tmp_path, kind, text, base=()):
    """Return code, place and message, nearest and next step of what is wrong with a text."""
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    _, problems = read_block(kind, load_yaml(tmp_path / "x.yaml", "x.yaml"), base)
    return [(item.code, str(item.place), item.message, item.nearest, item.next_step) for item in problems]


def test_a_misspelt_key_is_not_missing_too(tmp_path):
    """The key that is needed stands there, misspelt."""
    text = "dataset: EX\none_record_per: dose\nrows: {from: ex}\nvaraibles: {}\n"
    assert told(tmp_path, DatasetFile, text) == [
        ("MAP102", "x.yaml:4:1", "'varaibles' is no key of this file", "variables", None)
    ]


def test_a_missing_key_says_what_it_is_for(tmp_path):
    """The next step names the key and its meaning."""
    ((code, place, message, _, step),) = told(tmp_path, DatasetFile, "dataset: EX\nrows: {from: ex}\nvariables: {}\n")
    assert (code, place, message) == ("MAP103", "x.yaml:1:1", "'one_record_per' is missing in the file")
    assert step == "Add 'one_record_per': what one record stands for, in words."


def test_entries_without_their_block_are_told_with_it(tmp_path):
    """Terms that stand beside 'unknown' belong below 'terms'."""
    ((code, _, message, _, step),) = told(tmp_path, CodeListBlock, "l: {unknown: stop, A: B, C: D}\n", ("l",))
    assert (code, message) == ("MAP103", "'terms' is missing in l; A, C belong to it")
    assert step == "Write the entries below or behind 'terms': terms: {A: …}."


def test_lines_that_lost_their_indentation_are_told_at_their_heading(tmp_path):
    """The heading is empty because its lines stand beside it; a line further down is another mistake."""
    text = SOURCE.format(more="visits:\nV1: W1\nV2: W2\nunscheduled: U\nzzz: 1\n")
    empty, other = told(tmp_path, SourceFile, text)
    assert empty == (
        "MAP101",
        "x.yaml:3:1",
        "visits is left empty: what stands below it (V1, V2) is not indented",
        None,
        "Indent the 2 lines below it by two blanks.",
    )
    assert other[:3] == ("MAP102", "x.yaml:7:1", "'zzz' is no key of this file")


@pytest.mark.parametrize(
    ("line", "message", "step"),
    [
        ("visits:\n", "visits is left empty", "Write a value behind the colon"),
        ("visits: # none\n", "visits is left empty: what stands behind a # is a comment", '"# none"'),
    ],
)
def test_an_empty_key_says_why(tmp_path, line, message, step):
    """A comment is no value."""
    ((_, _, said, _, advice),) = told(tmp_path, SourceFile, SOURCE.format(more=line))
    assert said == message
    assert step in advice


@pytest.mark.parametrize(
    ("form", "message", "near", "step"),
    [
        (
            "key: s, file:x.csv",
            "'file:x.csv' is no key of forms.dm: no blank stands behind the colon",
            "file: x.csv",
            None,
        ),
        (
            "file: a, b.csv, key: s",
            "'b.csv' is no key of forms.dm: in braces a comma ends a value",
            None,
            "in double quotes",
        ),
        ("file: a.csv, key: s, qqqq: x", "'qqqq' is no key of forms.dm", None, "Keys here are file, key, sheet"),
    ],
)
def test_an_unknown_key_says_what_was_meant(tmp_path, form, message, near, step):
    """A blank or quotes that are missing, or the keys that there are."""
    text = f"source: edc\nsubject: s\nforms:\n  dm: {{{form}}}\n"
    found = told(tmp_path, SourceFile, text)
    assert [(item[2], item[3]) for item in found] == [(message, near)]
    assert step is None or step in found[0][4]
