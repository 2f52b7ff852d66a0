"""Renders a define.xml as one HTML page, by the standard stylesheet: it loads nothing and needs no script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

#: The stylesheet of CDISC's Define-XML 2.1 (MIT, Lex Jansen), as the PyPI package defineutils ships it.
STYLESHEET = Path(__file__).with_name("define2-1.xsl")
LICENCE = Path(__file__).with_name("define2-1.xsl.LICENSE")


def to_html(xml: bytes) -> bytes:
    """Return the page of a define.xml.

    Neither the stylesheet nor the document may read or write any other file, and no entity is resolved.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    nothing: Any = etree.XSLTAccessControl
    style: Any = etree.XSLT(etree.parse(str(STYLESHEET), parser), access_control=nothing.DENY_ALL)
    return bytes(style(etree.fromstring(xml, parser), displayLengthDFormatSD="1", displayCommentsTable="1"))
