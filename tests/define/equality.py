"""Compares a define.xml with the files that it describes, by other readers than those of the program."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pyreadstat
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
NS = {"o": "http://www.cdisc.org/ns/odm/v1.3", "d": "http://www.cdisc.org/ns/def/v2.1"}
DEF = "{http://www.cdisc.org/ns/def/v2.1}"
LINK = "{http://www.w3.org/1999/xlink}href"
#: What a value of each type looks like.
LOOKS = {
    "integer": re.compile(r"-?\d+"),
    "float": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "partialDate": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "incompleteDate": re.compile(r"[\d-]+"),
    "datetime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"),
    "partialDatetime": re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:]+)?)?)?"),
    "durationDatetime": re.compile(r"[-+]?P.*"),
}


def differences(xml: bytes, folder: Path, guide: str) -> list[str]:
    """Return what a define.xml says of the transport files in a folder and is not so; ``guide`` names specs."""
    return list(_differences(etree.fromstring(xml), folder, guide))


def _differences(root, folder, guide) -> Iterator[str]:
    groups = {group.get("Name"): group for group in root.iterfind(".//o:ItemGroupDef", NS)}
    files = {path.stem.upper(): path for path in folder.glob("*.xpt")}
    yield from (f"datasets {name}" for name in sorted(set(groups) ^ set(files)))
    keys = _keys(guide)
    for name in sorted(set(groups) & set(files)):
        group = groups[name]
        frame, meta = pyreadstat.read_xport(str(files[name]), disable_datetime_conversion=True)
        if group.find("d:leaf", NS).get(LINK) != files[name].name:
            yield f"{name}: leaf"
        if _text(group) != (meta.file_label or ""):
            yield f"{name}: label"
        refs = group.findall("o:ItemRef", NS)
        items = [_by_oid(root, "o:ItemDef", ref.get("ItemOID")) for ref in refs]
        if [item.get("Name") for item in items] != list(frame):
            yield f"{name}: names"
            continue
        numbered = {
            int(ref.get("KeySequence")): item.get("Name")
            for ref, item in zip(refs, items, strict=True)
            if ref.get("KeySequence")
        }  # noqa: E501 - one thought
        known = keys.get(name, keys.get(name[:4].replace("SUPP", "SUPPQUAL"), []))
        if [numbered[at] for at in sorted(numbered)] != [key for key in known if key in frame]:
            yield f"{name}: keys"
        texts = {column: [_shown(value) for value in frame[column].tolist()] for column in frame}
        for ref, item in zip(refs, items, strict=True):
            yield from (f"{name}.{item.get('Name')}: {said}" for said in _variable(root, ref, item, meta, texts))


def _variable(root, ref, item, meta, texts) -> Iterator[str]:
    name = item.get("Name")
    values = [value for value in texts[name] if value]
    if _text(item) != (meta.column_names_to_labels[name] or ""):
        yield "label"
    numeric = meta.readstat_variable_types[name] == "double"
    width = 8 if numeric else meta.variable_storage_width[name]
    kind = item.get("DataType")
    if numeric != (kind in {"integer", "float"}):
        yield "type"
    if item.get("Length") is not None and int(item.get("Length")) != width:
        yield "length"
    if kind in {"text", "integer", "float"} and item.get("Length") is None:
        yield "no length"
    if (ref.get(f"{DEF}HasNoData") == "Yes") != (not values and bool(texts[name])):
        yield "data or none"
    yield from _values(root, item, values, exact=False)
    listed = item.find("d:ValueListRef", NS)
    if listed is not None:
        yield from _levels(root, _by_oid(root, "d:ValueListDef", listed.get("ValueListOID")), name, texts)


def _levels(root, whole, name, texts) -> Iterator[str]:
    """Yield what is wrong with value levels; each value must be described by one of them."""
    described = [0] * len(texts[name])
    for ref in whole.iterfind("o:ItemRef", NS):
        where = _by_oid(root, "d:WhereClauseDef", ref.find("d:WhereClauseRef", NS).get("WhereClauseOID"))
        rows = [at for at in range(len(described)) if texts[name][at] and _holds(root, where, texts, at)]
        for at in rows:
            described[at] += 1
        item = _by_oid(root, "o:ItemDef", ref.get("ItemOID"))
        values = [texts[name][at] for at in rows]
        yield from [] if values else [f"{where.get('OID')}: no value"]
        yield from (f"{where.get('OID')}: {said}" for said in _values(root, item, values, exact=True))
    if any(count != 1 for count, value in zip(described, texts[name], strict=True) if value):
        yield "values that no level describes, or several"


def _holds(root, where, texts, at) -> bool:
    for check in where.iterfind("o:RangeCheck", NS):
        column = _by_oid(root, "o:ItemDef", check.get(f"{DEF}ItemOID")).get("Name")
        listed = [value.text for value in check.iterfind("o:CheckValue", NS)]
        if (texts[column][at] in listed) != (check.get("Comparator") in {"EQ", "IN"}):
            return False
    return True


def _values(root, item, values, *, exact) -> Iterator[str]:
    """Yield what is wrong with the values of an item: how they look, how long they are, whether they are terms."""
    kind = item.get("DataType")
    if kind in LOOKS and not all(LOOKS[kind].fullmatch(value) for value in values):
        yield f"values that are no {kind}"
    digits = max((len(value.partition(".")[2]) for value in values), default=0)
    if kind == "float" and int(item.get("SignificantDigits")) != digits:
        yield "digits"
    longest = max(map(len, values), default=0)
    length = item.get("Length")
    if (
        exact
        and length is not None
        and not (int(length) == longest or (kind in {"integer", "float"} and length == "8"))
    ):
        yield "length of the level"
    ref = item.find("o:CodeListRef", NS)
    if ref is not None:
        codelist = _by_oid(root, "o:CodeList", ref.get("CodeListOID"))
        terms = {term.get("CodedValue") for term in codelist if term.get("CodedValue") is not None}
        if codelist.find("o:ExternalCodeList", NS) is None and not set(values) <= terms:
            yield f"terms {sorted(set(values) - terms)[:3]}"


def _by_oid(root, tag, oid):
    """Return the element of a kind and an OID; they are looked up in one pass over a document."""
    if _INDEX.get("root") is not root:
        tags = ("o:ItemDef", "o:CodeList", "d:ValueListDef", "d:WhereClauseDef")
        _INDEX.clear()
        _INDEX.update({(kind, one.get("OID")): one for kind in tags for one in root.iterfind(f".//{kind}", NS)})
        _INDEX["root"] = root
    return _INDEX[tag, oid]


_INDEX: dict = {}


def _keys(guide):
    with (ROOT / "specs" / guide / "datasets.csv").open(encoding="utf-8", newline="") as lines:
        return {line["dataset"]: line["keys"].split() for line in csv.DictReader(lines)}


def _text(element) -> str:
    found = element.find("o:Description/o:TranslatedText", NS)
    return "" if found is None else found.text


def _shown(value) -> str:
    """Return a cell as text: a number without trailing zeros, nothing where it is missing."""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return f"{value:.0f}" if value.is_integer() else f"{value:.12f}".rstrip("0")
    return "" if value is None else str(value)
