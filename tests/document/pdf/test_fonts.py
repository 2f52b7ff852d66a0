"""Fonts of a PDF."""

from tests.document.made import RIGHT_TO_LEFT

from nec_cdisc.document.model import Run
from nec_cdisc.document.pdf.fonts import drawable, font_of, width


def test_a_run_has_the_font_of_its_marks():
    """Bold and italic go together, and headings are bold."""
    assert font_of(Run("x")) == "Vera"
    assert font_of(Run("x", bold=True, italic=True)) == "Vera-BoldItalic"
    assert font_of(Run("x"), bold=True) == "Vera-Bold"


def test_letters_have_widths():
    """A wide letter is wider than a narrow one, and two are as wide as both."""
    assert width("Vera", "W") > 2 * width("Vera", "i")
    assert width("Vera", "Wi") == width("Vera", "W") + width("Vera", "i")


def test_a_sign_without_a_picture_is_written_as_its_code():
    """Nothing is left out in silence: what the font lacks is seen, umlauts and micro are drawn."""
    assert drawable("\u00b5g \u00fc \u2265 \u2022") == "\u00b5g \u00fc \u2265 \u2022"
    assert drawable("\u4e2d") == "<U+4E2D>"
    assert "<U+05D0><U+05D1>" in drawable(RIGHT_TO_LEFT)
