"""No text is a full stop."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.text_is_full_stop import text_is_full_stop


def test_a_full_stop_is_found():
    """A text that is a full stop is found, a text that ends with one and a missing value are not."""
    assert found(text_is_full_stop, table("CM", CMINDC=[".", "Pain.", None])) == [("CM", 1)]


def test_a_word_for_nothing_is_found():
    """NULL and NaN are found, as whole texts alone."""
    assert found(text_is_full_stop, table("CM", CMINDC=["NULL", "Null result", "NaN"])) == [("CM", 1), ("CM", 3)]
