"""Writes the define.xml of defects: which datasets and variables it describes, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

DEF = "http://www.cdisc.org/ns/def/v2.1"
ODM = "http://www.cdisc.org/ns/odm/v1.3"
XLINK = "http://www.w3.org/1999/xlink"
NAMESPACES = {None: ODM, "def": DEF, "xlink": XLINK}


def definition(described: Mapping[str, Sequence[str]]) -> bytes:
    """Return a define.xml that describes some datasets, each with its file, by the names of their variables."""
    root = etree.Element(f"{{{ODM}}}ODM", nsmap=NAMESPACES)
    study = etree.SubElement(root, f"{{{ODM}}}Study", OID="ST.EVINEC")
    version = etree.SubElement(study, f"{{{ODM}}}MetaDataVersion", OID="MDV.EVINEC", Name="EVINEC")
    for dataset, variables in described.items():
        group = etree.SubElement(version, f"{{{ODM}}}ItemGroupDef", OID=f"IG.{dataset}", Name=dataset)
        for variable in variables:
            etree.SubElement(group, f"{{{ODM}}}ItemRef", ItemOID=f"IT.{dataset}.{variable}")
        leaf = etree.SubElement(group, f"{{{DEF}}}leaf", ID=f"LF.{dataset}")
        leaf.set(f"{{{XLINK}}}href", f"{dataset.lower()}.xpt")
    for dataset, variables in described.items():
        for variable in variables:
            etree.SubElement(version, f"{{{ODM}}}ItemDef", OID=f"IT.{dataset}.{variable}", Name=variable)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
