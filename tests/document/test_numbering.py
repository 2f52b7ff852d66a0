"""Numbers and anchors of headings."""

from nec_cdisc.document.model import Heading, Paragraph, text
from nec_cdisc.document.numbering import anchor_of, numbered


def headings(*levels):
    """Return numbered headings of these levels, all with the same words."""
    return list(numbered(Heading(level, text("Same"), "") for level in levels))


def test_headings_are_numbered_within_those_above():
    """A number goes on at its level and begins again below the next heading above."""
    assert [item.number for item in headings(1, 2, 2, 3, 1, 2)] == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_a_level_that_is_skipped_is_no_zero():
    """A heading two levels below the last one is numbered as one level below it."""
    assert [(item.level, item.number) for item in headings(1, 3, 3)] == [(1, "1"), (2, "1.1"), (2, "1.2")]


def test_no_two_anchors_are_the_same():
    """The second of a name is told apart, and a given anchor is kept."""
    assert [item.anchor for item in headings(1, 1, 1)] == ["same", "same-2", "same-3"]
    kept = list(numbered([Heading(1, text("AE"), "form.ae"), Paragraph(())]))
    assert kept[0].anchor == "form.ae"
    assert kept[1] == Paragraph(())


def test_an_anchor_holds_letters_digits_and_hyphens():
    """Every format takes it as a name, also where the heading has none of these."""
    assert anchor_of("Übersicht (2)") == "bersicht-2"
    assert anchor_of("\u05d0") == "section"
