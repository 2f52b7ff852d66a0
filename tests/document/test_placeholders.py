"""Values behind signs."""

from nec_cdisc.document.model import Paragraph, Run, text
from nec_cdisc.document.placeholders import Placeholders, is_blocks, runs_of


def test_a_sign_stands_for_its_value_in_any_text():
    """A text comes apart into what the template says and the values."""
    values = Placeholders()
    first, second = values.keep("**x**"), values.keep(7)
    assert list(values.parts(f"a {first}b{second}")) == [("a ", None), ("", "**x**"), ("b", None), ("", 7)]
    assert values.text(f"a {first} {second}") == "a **x** 7"


def test_a_value_holds_in_an_address_too():
    """Markdown writes the signs of an address as bytes."""
    values = Placeholders()
    values.keep("ae")
    assert values.text("#form.%EE%80%800%EE%80%81") == "#form.ae"


def test_a_sign_that_nobody_gave_stands_for_nothing():
    """Whoever types the signs of a value into a template gets no value of it."""
    assert Placeholders().text("a\ue0005\ue001b") == "ab"


def test_blocks_stand_alone():
    """Only a text that is nothing but blocks becomes them."""
    values = Placeholders()
    block = Paragraph(text("x"))
    one, several, word = values.keep(block), values.keep((block, block)), values.keep("word")
    assert values.blocks(f" {one}\n{several}") == (block, block, block)
    assert values.blocks(f"a {one}") is None
    assert values.blocks(word) is None
    assert values.blocks("plain") is None


def test_a_value_looks_like_the_text_around_it():
    """A name in bold text is bold, and a run keeps its own look; a number is grouped."""
    assert runs_of("x", Run("", bold=True)) == (Run("x", bold=True),)
    assert runs_of(Run("y", code=True), Run("", bold=True)) == (Run("y", code=True),)
    assert runs_of(12_345, Run("")) == (Run("12,345"),)
    assert is_blocks(Paragraph(()))
    assert not is_blocks((Run("x"),))
