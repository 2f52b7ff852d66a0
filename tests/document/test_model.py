"""The content of a document."""

from tests.document.made import document

from nec_cdisc.document.model import Column, Heading, Run, plain, table, text


def test_runs_are_joined_to_plain_text():
    """Marks do not matter to what is said, and an empty text has no run."""
    assert plain((Run("a", bold=True), Run("b", link="#c"))) == "ab"
    assert text("") == ()
    assert text("a") == (Run("a"),)


def test_a_heading_says_its_number():
    """Contents and bookmarks show the number before the words."""
    assert Heading(2, text("Dates"), "dates", "3.1").text == "3.1 Dates"
    assert Heading(2, text("Dates"), "dates").text == "Dates"


def test_cells_are_texts_or_runs():
    """A table takes plain texts for runs."""
    made = table((Column("a"), Column("b")), [("x", (Run("y", code=True),))])
    assert made.rows == (((Run("x"),), (Run("y", code=True),)),)


def test_the_headings_of_a_document_are_gathered():
    """Contents are made of the headings in order."""
    assert [heading.text for heading in document().headings] == ["1 Introduction", "1.1 Adverse events"]
