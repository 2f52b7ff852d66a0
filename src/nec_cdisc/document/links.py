"""Which addresses a document may link to: places of its own, files beside it, and pages; nothing that runs."""

from __future__ import annotations

import re

_PAGE = re.compile(r"(https?://|mailto:)[\x21-\x7e]+")
_BESIDE = re.compile(r"#.+|[A-Za-z0-9_-]+\.(pdf|xml|html|xpt)(#\S*)?")


def address(link: str | None) -> str | None:
    """Return an address that may be linked to, ``None`` for none and for any other.

    >>> address("#section"), address("acrf.pdf"), address("javascript:alert(1)")
    ('#section', 'acrf.pdf', None)
    """
    if link is None or not (_PAGE.fullmatch(link) or _BESIDE.fullmatch(link)):
        return None
    return link
