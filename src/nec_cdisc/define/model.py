"""The content of a define.xml, before it is written: each object under an OID that is computed from what it describes.

Names are those of Define-XML 2.1. Everything is immutable and in the order in which it is written.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Documents that a define.xml refers to by these IDs.
CRF_LEAF, GUIDE_LEAF = "LF.acrf", "LF.guide"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file beside the define.xml: its ID, the relative path, and the title that a reader clicks on."""

    id: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard that the datasets follow: ``kind`` is ``IG`` or ``CT``, ``publishing_set`` that of a CT package."""

    oid: str
    name: str
    kind: str
    version: str
    publishing_set: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the annotated CRF shows what was collected: named destinations, or numbers of pages (``named`` false)."""

    refs: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: type and source are terms of Define-XML; ``text`` names a predecessor."""

    kind: str
    source: str | None = None
    text: str | None = None
    pages: tuple[Pages, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """How a value is derived, in words: ``kind`` is ``Computation`` or ``Imputation``."""

    oid: str
    name: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark to the reviewer."""

    oid: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a codelist: ``code`` is that of NCI, absent for a sponsor's own; ``extended`` where it was added."""

    value: str
    decode: str | None = None
    code: str | None = None
    extended: bool = False


@dataclass(frozen=True, slots=True)
class CodeList:
    """A codelist with the terms that can appear.

    ``code`` is that of the published codelist, ``standard`` the OID of its package; without it the list is the
    sponsor's own. An external one has a ``dictionary``, perhaps a ``version``, and no terms.
    """

    oid: str
    name: str
    data_type: str
    terms: tuple[Term, ...] = ()
    code: str | None = None
    standard: str | None = None
    dictionary: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A part of a where clause: the values of an item that are meant, or with ``negated`` those that are not."""

    item: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class WhereClause:
    """The records that a value level item describes: all checks hold."""

    oid: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A variable, or its values on a level. ``length`` is absent of dates; ``digits`` are those behind the point."""

    oid: str
    name: str
    label: str
    data_type: str
    length: int | None = None
    digits: int | None = None
    display_format: str | None = None
    origins: tuple[Origin, ...] = ()
    codelist: str | None = None
    value_list: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRef:
    """An item in its dataset, or in its value list (with a where clause)."""

    item: str
    order: int
    mandatory: bool
    method: str | None = None
    key: int | None = None
    role: str | None = None
    where: str | None = None
    no_data: bool = False
    non_standard: bool = False


@dataclass(frozen=True, slots=True)
class ValueList:
    """The values of a variable, described by the records that they stand in."""

    oid: str
    refs: tuple[ItemRef, ...]


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """A dataset and its variables.

    ``domain`` is the domain that it belongs to (AE for SUPPAE); where it is another one, ``domain_label`` names that.
    """

    oid: str
    name: str
    label: str
    domain: str | None
    domain_label: str | None
    class_name: str
    sub_class: str | None
    structure: str
    purpose: str
    repeating: bool
    reference: bool
    refs: tuple[ItemRef, ...]
    leaf: Leaf
    standard: str | None
    comment: str | None = None
    no_data: bool = False


@dataclass(frozen=True, slots=True)
class Define:
    """A whole define.xml. ``stamp`` is the date of the export, ``context`` the standard in words."""

    study: str
    title: str
    name: str
    description: str
    stamp: str
    standards: tuple[Standard, ...]
    documents: tuple[Leaf, ...]
    groups: tuple[ItemGroup, ...]
    items: tuple[Item, ...]
    value_lists: tuple[ValueList, ...] = ()
    where_clauses: tuple[WhereClause, ...] = ()
    codelists: tuple[CodeList, ...] = ()
    methods: tuple[Method, ...] = ()
    comments: tuple[Comment, ...] = ()
