"""Every key and value of a document can be shown where it stands."""

from __future__ import annotations

import pytest

from nec_cdisc.problem import Place
from nec_cdisc.source.document import Document
from nec_cdisc.source.yaml_file import load_yaml


@pytest.fixture
def load(tmp_path):
    """Write a text to a file and load it."""

    def load(content):
        path = tmp_path / "file.yaml"
        path.write_text(content, encoding="utf-8")
        return load_yaml(path, "mappings/file.yaml")

    return load


def test_every_key_and_value_has_its_place(load):
    """Lines and columns count from 1, in characters."""
    document = load(
        "# µ\ndataset: AE\nvariables:\n  ÄÖ: {take: coding.pt, origin: Assigned}\n  list:\n    - a\n    - b\n"
    )
    assert document.place(("dataset",)) == Place("mappings/file.yaml", 2, 10)
    assert document.key_place(("dataset",)) == Place("mappings/file.yaml", 2, 1)
    assert document.place(("variables",)) == Place("mappings/file.yaml", 4, 3)
    assert document.place(("variables", "ÄÖ", "origin")) == Place("mappings/file.yaml", 4, 33)
    assert document.key_place(("variables", "ÄÖ", "origin")) == Place("mappings/file.yaml", 4, 25)
    assert document.place(("variables", "list", 1)) == Place("mappings/file.yaml", 7, 7)
    assert document.key_place(("variables", "list", 1)) == Place("mappings/file.yaml", 7, 7)
    assert document.place(()) == Place("mappings/file.yaml", 2, 1)


def test_the_place_of_what_is_missing_is_that_of_its_parent(load):
    """A missing key is shown where it should have stood."""
    document = load("variables:\n  A: {take: x}\n")
    assert document.place(("variables", "A", "origin", 3)) == Place("mappings/file.yaml", 2, 6)
    assert document.key_place(("absent",)) == Place("mappings/file.yaml", 1, 1)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("keep: a is filled", 9),
        ('keep: "a is filled"', 10),
        ("keep: 'a is filled'", 10),
        ("keep: a is\n  filled", 7),
        ('keep: "\\x61 is filled"', 7),
        ("keep: |\n  a is filled", 7),
    ],
)
def test_a_place_within_a_text_is_exact_or_its_start(load, text, column):
    """A fault inside a condition is shown at its letter where the text stands on one line as typed."""
    assert load(text).place_within(("keep",), 2) == Place("mappings/file.yaml", 1, column)


def test_a_place_within_something_else_is_its_place(load):
    """A list or a missing key has no letters."""
    document = load("keep: [a, b]\n")
    assert document.place_within(("keep",), 2) == document.place(("keep",))
    assert document.place_within(("keep", 7), 2) == document.place(("keep",))
    assert document.place_within(("keep", 1), 0) == document.place(("keep", 1))
    assert document.place_within(("keep", "x"), 2) == document.place(("keep",))


def test_a_document_that_could_not_be_read_has_a_place():
    """Where nothing is known but the file, the place is the file."""
    document = Document("study.yaml", None)
    assert document.place(("a", 1)) == document.key_place(("a",)) == Place("study.yaml")
    assert document.place_within(("a",), 3) == Place("study.yaml")
