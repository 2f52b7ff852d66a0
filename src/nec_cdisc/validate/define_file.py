"""What a define.xml says of the files beside it: which it names, and which stylesheet shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

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
class DefinedDataset:
    """A dataset in a define.xml: its identifier and file, the identifiers of its variables, the place of each key."""

    oid: str
    file: str
    variables: Mapping[str, str]
    keys: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DefineFile:
    """A define.xml: identifiers of study and version, ``leaves`` are the files that it names, and its datasets."""

    study: str
    metadata: str
    leaves: Mapping[str, str]
    datasets: Mapping[str, DefinedDataset]
    stylesheet: str | None


def read_define(path: Path) -> DefineFile:
    """Read what a define.xml names; nothing outside of the file is touched.

    Raises :class:`NoDefine` for what is no well-formed XML, declares a document type, or is too large, and ``OSError``.
    """
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
    names = {str(item.get("OID")): str(item.get("Name")) for item in root.iter(f"{{{ODM}}}ItemDef")}
    groups = root.iter(f"{{{ODM}}}ItemGroupDef")
    datasets = {str(group.get("Name")): _dataset(group, names) for group in groups}
    above = list(root.itersiblings(etree.PI, preceding=True))
    sheets = [found[1] for node in above if (found := _SHEET.search(etree.tostring(node, encoding="unicode")))]
    study, metadata = (_oid(root, tag) for tag in ("Study", "MetaDataVersion"))
    return DefineFile(study, metadata, leaves, datasets, sheets[-1] if sheets else None)


def _oid(root: etree._Element, tag: str) -> str:
    return next((str(found.get("OID")) for found in root.iter(f"{{{ODM}}}{tag}")), "")


def _dataset(group: etree._Element, names: Mapping[str, str]) -> DefinedDataset:
    """Return what a define.xml says of a dataset; ``names`` are those of variables by their identifiers."""
    file = next((str(leaf.get(f"{{{XLINK}}}href")) for leaf in group.iter(f"{{{DEF}}}leaf")), "")
    refs = [ref for ref in group.iter(f"{{{ODM}}}ItemRef") if str(ref.get("ItemOID")) in names]
    oids = {names[str(ref.get("ItemOID"))]: str(ref.get("ItemOID")) for ref in refs}
    told = {names[str(ref.get("ItemOID"))]: str(ref.get("KeySequence") or "") for ref in refs}
    keys = {name: int(text) for name, text in told.items() if text.isdigit()}
    return DefinedDataset(str(group.get("OID")), file, oids, keys)
