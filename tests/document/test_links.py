"""Which addresses are linked to."""

import pytest

from nec_cdisc.document.links import address


@pytest.mark.parametrize(
    "link", ["#form.ae", "acrf.pdf", "acrf.pdf#form.ae", "define.xml", "https://example.org/a?b=c", "mailto:a@b.org"]
)
def test_places_pages_and_files_beside_are_linked_to(link):
    """What a reviewer may follow is followed."""
    assert address(link) == link


@pytest.mark.parametrize(
    "link",
    [None, "", "#", "javascript:alert(1)", "file:///etc/passwd", "../secret.pdf", "/etc/x.pdf", "data:text/html,x",
     "JaVaScRiPt:x", "https://a b", "x.exe", "http:relative"],
)  # fmt: skip
def test_everything_else_is_not(link):
    """Neither scripts nor files of the machine are reached from a document."""
    assert address(link) is None
