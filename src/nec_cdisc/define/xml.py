"""Writes the content of a define.xml as XML, by Define-XML 2.1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from nec_cdisc import __version__
from nec_cdisc.define.model import (
    CRF_LEAF,
    GUIDE_LEAF,
    CodeList,
    Comment,
    Define,
    Item,
    ItemGroup,
    ItemRef,
    Leaf,
    Method,
    Origin,
    Pages,
    Standard,
    ValueList,
    WhereClause,
)

ODM = "http://www.cdisc.org/ns/odm/v1.3"
DEF = "http://www.cdisc.org/ns/def/v2.1"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
VERSION = "2.1.0"
STYLESHEET = "define2-1.xsl"
#: The context of names that are codes of NCI.
NCI_CODE = "nci:ExtCodeID"
_NAMESPACES: Any = {None: ODM, "def": DEF, "xlink": XLINK}


def to_xml(define: Define) -> bytes:
    """Return a define.xml: the bytes depend on its content alone."""
    root = etree.Element(_odm("ODM"), nsmap=_NAMESPACES)
    study = f"STDY.{define.name.replace(' ', '.')}"
    _set(
        root,
        FileOID=f"DEF.{define.name.replace(' ', '.')}",
        FileType="Snapshot",
        ODMVersion="1.3.2",
        CreationDateTime=define.stamp,
        SourceSystem="nec-cdisc",
        SourceSystemVersion=__version__,
    )
    root.set(_def("Context"), "Submission")
    whole = _add(root, "Study", OID=study)
    variables = _add(whole, "GlobalVariables")
    for name, text in (("StudyName", define.study), ("StudyDescription", define.title), ("ProtocolName", define.study)):
        _add(variables, name).text = text
    version = _add(whole, "MetaDataVersion", OID=f"MDV.{define.name.replace(' ', '.')}", Name=define.name,
                   Description=define.description)  # fmt: skip
    version.set(_def("DefineVersion"), VERSION)
    _content(version, define)
    etree.indent(root, "  ")
    instruction = f'<?xml-stylesheet type="text/xsl" href="{STYLESHEET}"?>'
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{instruction}\n{body}\n'.encode()


def _content(version: etree._Element, define: Define) -> None:
    if define.standards:
        standards = etree.SubElement(version, _def("Standards"))
        for standard in define.standards:
            _standard(standards, standard)
    ids = {leaf.id for leaf in define.documents}
    for tag, leaf_id in (("AnnotatedCRF", CRF_LEAF), ("SupplementalDoc", GUIDE_LEAF)):
        if leaf_id in ids:
            _document(etree.SubElement(version, _def(tag)), leaf_id, ())
    written: Sequence[tuple[Callable[[etree._Element, Any], None], Sequence[object]]] = (
        (_value_list, define.value_lists),
        (_where, define.where_clauses),
        (_group, define.groups),
        (_item, define.items),
        (_codelist, define.codelists),
        (_method, define.methods),
        (_comment, define.comments),
        (_leaf, define.documents),
    )
    for write, several in written:
        for one in several:
            write(version, one)


def _standard(into: etree._Element, standard: Standard) -> None:
    element = etree.SubElement(into, _def("Standard"))
    _set(element, OID=standard.oid, Name=standard.name, Type=standard.kind, PublishingSet=standard.publishing_set,
         Version=standard.version, Status="Final")  # fmt: skip


def _value_list(into: etree._Element, value_list: ValueList) -> None:
    element = etree.SubElement(into, _def("ValueListDef"), OID=value_list.oid)
    _refs(element, value_list.refs)


def _where(into: etree._Element, where: WhereClause) -> None:
    element = etree.SubElement(into, _def("WhereClauseDef"), OID=where.oid)
    for check in where.checks:
        comparator = ("NOTIN" if len(check.values) > 1 else "NE") if check.negated else _positive(check.values)
        part = _add(element, "RangeCheck", Comparator=comparator, SoftHard="Soft")
        part.set(_def("ItemOID"), check.item)
        for value in check.values:
            _add(part, "CheckValue").text = value


def _positive(values: tuple[str, ...]) -> str:
    return "IN" if len(values) > 1 else "EQ"


def _group(into: etree._Element, group: ItemGroup) -> None:
    element = _add(
        into, "ItemGroupDef", OID=group.oid, Name=group.name, Repeating=_yes(group.repeating),
        IsReferenceData=_yes(group.reference), SASDatasetName=group.name, Domain=group.domain, Purpose=group.purpose,
    )  # fmt: skip
    _set_def(
        element, Structure=group.structure, StandardOID=group.standard, ArchiveLocationID=group.leaf.id,
        IsNonStandard=None if group.standard else "Yes", HasNoData="Yes" if group.no_data else None,
        CommentOID=group.comment,
    )  # fmt: skip
    _described(element, group.label)
    _refs(element, group.refs)
    if group.domain_label is not None:
        _add(element, "Alias", Context="DomainDescription", Name=group.domain_label)
    class_ = etree.SubElement(element, _def("Class"), Name=group.class_name)
    if group.sub_class is not None:
        etree.SubElement(class_, _def("SubClass"), Name=group.sub_class)
    _leaf(element, group.leaf)


def _refs(into: etree._Element, refs: Iterable[ItemRef]) -> None:
    for ref in refs:
        element = _add(
            into, "ItemRef", ItemOID=ref.item, OrderNumber=str(ref.order), Mandatory=_yes(ref.mandatory),
            KeySequence=None if ref.key is None else str(ref.key), MethodOID=ref.method, Role=ref.role,
        )  # fmt: skip
        _set_def(element, IsNonStandard="Yes" if ref.non_standard else None, HasNoData="Yes" if ref.no_data else None)
        if ref.where is not None:
            etree.SubElement(element, _def("WhereClauseRef"), WhereClauseOID=ref.where)


def _item(into: etree._Element, item: Item) -> None:
    element = _add(
        into, "ItemDef", OID=item.oid, Name=item.name, DataType=item.data_type,
        Length=None if item.length is None else str(item.length),
        SignificantDigits=None if item.digits is None else str(item.digits),
        SASFieldName=item.name,
    )  # fmt: skip
    _set_def(element, DisplayFormat=item.display_format, CommentOID=item.comment)
    _described(element, item.label)
    if item.codelist is not None:
        _add(element, "CodeListRef", CodeListOID=item.codelist)
    for origin in item.origins:
        _origin(element, origin)
    if item.value_list is not None:
        etree.SubElement(element, _def("ValueListRef"), ValueListOID=item.value_list)


def _origin(into: etree._Element, origin: Origin) -> None:
    element = etree.SubElement(into, _def("Origin"))
    _set(element, Type=origin.kind, Source=origin.source)
    if origin.text is not None:
        _described(element, origin.text)
    if origin.pages:
        _document(element, CRF_LEAF, origin.pages)


def _document(into: etree._Element, leaf: str, pages: Iterable[Pages]) -> None:
    element = etree.SubElement(into, _def("DocumentRef"), leafID=leaf)
    for part in pages:
        kind = "NamedDestination" if part.named else "PhysicalRef"
        etree.SubElement(element, _def("PDFPageRef"), PageRefs=" ".join(part.refs), Type=kind)


def _codelist(into: etree._Element, codelist: CodeList) -> None:
    element = _add(into, "CodeList", OID=codelist.oid, Name=codelist.name, DataType=codelist.data_type)
    own = codelist.standard is None and codelist.dictionary is None
    _set_def(element, StandardOID=codelist.standard, IsNonStandard="Yes" if own else None)
    if codelist.dictionary is not None:
        _add(element, "ExternalCodeList", Dictionary=codelist.dictionary, Version=codelist.version)
        return
    decoded = any(term.decode is not None for term in codelist.terms)
    for term in codelist.terms:
        item = _add(element, "CodeListItem" if decoded else "EnumeratedItem", CodedValue=term.value)
        _set_def(item, ExtendedValue="Yes" if term.extended else None)
        if decoded:
            _translated(_add(item, "Decode"), term.decode or term.value)
        if term.code is not None:
            _add(item, "Alias", Context=NCI_CODE, Name=term.code)
    if codelist.code is not None:
        _add(element, "Alias", Context=NCI_CODE, Name=codelist.code)


def _method(into: etree._Element, method: Method) -> None:
    _described(_add(into, "MethodDef", OID=method.oid, Name=method.name, Type=method.kind), method.text)


def _comment(into: etree._Element, comment: Comment) -> None:
    _described(etree.SubElement(into, _def("CommentDef"), OID=comment.oid), comment.text)


def _leaf(into: etree._Element, leaf: Leaf) -> None:
    element = etree.SubElement(into, _def("leaf"), ID=leaf.id)
    element.set(f"{{{XLINK}}}href", leaf.href)
    etree.SubElement(element, _def("title")).text = leaf.title


def _described(into: etree._Element, text: str) -> None:
    _translated(_add(into, "Description"), text)


def _translated(into: etree._Element, text: str) -> None:
    element = _add(into, "TranslatedText")
    element.set(f"{{{XML}}}lang", "en")
    element.text = text


def _add(into: etree._Element, tag: str, **attributes: str | None) -> etree._Element:
    element = etree.SubElement(into, _odm(tag))
    _set(element, **attributes)
    return element


def _set(element: etree._Element, **attributes: str | None) -> None:
    for name, value in attributes.items():
        if value is not None:
            element.set(name, value)


def _set_def(element: etree._Element, **attributes: str | None) -> None:
    named: Mapping[str, str | None] = attributes
    for name, value in named.items():
        if value is not None:
            element.set(_def(name), value)


def _yes(holds: bool) -> str:  # noqa: FBT001 - it is turned into a word
    return "Yes" if holds else "No"


def _odm(tag: str) -> str:
    return f"{{{ODM}}}{tag}"


def _def(tag: str) -> str:
    return f"{{{DEF}}}{tag}"
