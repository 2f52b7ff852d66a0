"""What a define.xml says of the files beside it: which it names, and which stylesheet shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: The namespaces of Define-XML 2.1.
DEF = "http://www.cdisc.org/ns/def/v2.1"
ODM = "http://www.cdisc.org/ns/odm/v1.3"
XLINK = "http://www.w3.org/1999/xlink"
_SHEET = re.compile(r"<\?xml-stylesheet\s[^?]*href\s*=\s*[\"']([^\"']*)[\"']")
#: Bytes that a define.xml may have; those of large studies have 20 million.
LARGEST = 500_000_000


class NoDefine(Exception):
    """The file cannot be taken for a define.xml; the text says why."""


@dataclass(frozen=True, slots=True)
class DefineFile:
    """A define.xml: ``leaves`` are the files that it names by identifier, ``datasets`` that of each dataset."""

    leaves: Mapping[str, str]
    datasets: Mapping[str, str]
    stylesheet: str | None


def read_define(path: Path) -> DefineFile:
    """Read what a define.xml names; nothing outside of the file is touched.

    Raises :class:`NoDefine` for what is no well-formed XML, declares a document type, or is too large, and ``OSError``.
    """
    from lxml import etree  # noqa: PLC0415 - only this command needs it

    if path.stat().st_size > LARGEST:
        message = f"it has more than {LARGEST:,} bytes"
        raise NoDefine(message)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False)
    try:
        document = etree.parse(path, parser)
    except etree.XMLSyntaxError as fault:
        message = f"it is no well-formed XML, in line {fault.lineno}"
        raise NoDefine(message) from None
    root = document.getroot()
    if root.getroottree().docinfo.internalDTD is not None:
        message = "it declares a document type"
        raise NoDefine(message)
    leaves = {str(leaf.get("ID")): str(leaf.get(f"{{{XLINK}}}href")) for leaf in root.iter(f"{{{DEF}}}leaf")}
    datasets = {
        str(group.get("Name")): leaf.get(f"{{{XLINK}}}href") or ""
        for group in root.iter(f"{{{ODM}}}ItemGroupDef")
        for leaf in group.iter(f"{{{DEF}}}leaf")
    }
    above = list(root.itersiblings(etree.PI, preceding=True))
    sheets = [found[1] for node in above if (found := _SHEET.search(etree.tostring(node, encoding="unicode")))]
    return DefineFile(leaves, datasets, sheets[-1] if sheets else None)
