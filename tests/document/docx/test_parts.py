"""Elements of WordprocessingML."""

from tests.document.made import NASTY

from nec_cdisc.document.docx.parts import bookmark_of, field, paragraph, text_run
from nec_cdisc.document.model import Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_text_is_text():
    """Markup in a text is no markup of the document, and blanks at its ends stay."""
    run = text_run(Run(f" {NASTY} ", bold=True))
    assert run.find(f"{W}t").text.startswith(" <script>")
    assert [child.tag for child in run.find(f"{W}rPr")] == [f"{W}b"]


def test_a_link_leads_to_a_bookmark_that_is_there():
    """A link to nowhere is plain text."""
    made = paragraph((Run("a", link="#x"), Run("b", link="#y")), {"x": "a_x"})
    assert [child.tag.removeprefix(W) for child in made] == ["hyperlink", "r"]
    assert made[0].get(f"{W}anchor") == "a_x"


def test_a_bookmark_has_a_name_that_word_takes():
    """Letters, digits and underscores, at most 40."""
    assert bookmark_of("form.ae-2") == "a_form_ae_2"
    assert len(bookmark_of("x" * 99)) == 40


def test_a_field_has_a_beginning_an_instruction_and_an_end():
    """The number of a page is known to Word alone."""
    parts = [child.tag.removeprefix(W) for run in field(" PAGE ", "1") for child in run]
    assert parts == ["fldChar", "instrText", "fldChar", "t", "fldChar"]
