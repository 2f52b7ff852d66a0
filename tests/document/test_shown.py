"""What of a text a document shows."""

from tests.document.made import LONG, NASTY, RIGHT_TO_LEFT

from nec_cdisc.document.shown import shown


def test_signs_that_steer_are_written_as_their_code():
    """Direction, format and control signs, and half characters, are seen and do nothing."""
    said = shown(NASTY + RIGHT_TO_LEFT)
    assert all(f"<U+{code}>" in said for code in ("202E", "0007", "0000", "D800", "200B"))
    assert not any(sign in said for sign in "\u202e\x07\x00\ud800\u200b")


def test_nothing_is_cut_and_lines_are_one():
    """A long text stays whole, and line ends become blanks."""
    assert shown(LONG) == LONG
    assert shown("a\r\n\tb\u2028c") == "a b c"
