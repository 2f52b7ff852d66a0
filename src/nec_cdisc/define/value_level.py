"""Describes the values of a variable level by level: results by test, qualifiers by QNAM, parameters by PARAMCD."""

from __future__ import annotations

from collections.abc import Sequence

from nec_cdisc.define.data_type import DataType, of_values
from nec_cdisc.define.described import Described
from nec_cdisc.define.dictionaries import dictionary_of
from nec_cdisc.define.levels import Level, apart, levels
from nec_cdisc.define.measured import Measured
from nec_cdisc.define.model import Item, ItemRef, Origin, ValueList
from nec_cdisc.define.origin import DERIVED, PROTOCOL, origins
from nec_cdisc.define.possible import blocks_with, every_block, possible
from nec_cdisc.define.registry import oid
from nec_cdisc.define.terms import Wanted, codelist, external
from nec_cdisc.define.variables import Work, called, comment_text, decodes_of
from nec_cdisc.plan.describe_method import method_text
from nec_cdisc.plan.describe_parameter import parameter_lines
from nec_cdisc.plan.trial_design.record import FromData
from nec_cdisc.plan.trial_design.summary import following
from nec_cdisc.xpt.member import Variable

#: Variables described level by level wherever they have values, by what they end in or are called.
_RESULTS = ("ORRES", "ORRESU", "STRESC", "STRESN", "STRESU")
_ALWAYS = frozenset({"QVAL", "TSVAL", "AVAL", "AVALC"})
#: Variables described so where they differ from level to level.
_WHERE_APART = frozenset({"BASE", "BASEC", "CHG", "PCHG"})
#: Variables whose rule is that of the parameter, where a row rule makes it.
_OF_ENDPOINT = frozenset({"CNSR", "EVNTDESC", "CNSDTDSC", "STARTDT", "ADT"})
#: The longest text of an answer that is a term, and the most answers that are a list.
_LONG, _FEW = 60, 40
_SUMMARY = {"earliest": "The first", "latest": "The last", "count": "The number of subjects with"}


def value_lists(work: Work, described: Described) -> dict[str, str]:
    """Describe the variables of a dataset that are described level by level; return the OID of each one's list."""
    every = levels(described)
    found: dict[str, str] = {}
    for variable in described.seen.member.variables:
        if every and _is_wanted(described, variable, every):
            refs = [_ref(work, described, variable, level) for level in every if variable.name in level.held]
            numbered = tuple(_numbered(ref, order) for order, ref in enumerate(refs, 1))
            whole = ValueList(oid("VL", described.name, variable.name), numbered)
            work.registry.value_lists.append(whole)
            found[variable.name] = whole.oid
    return found


def _numbered(ref: ItemRef, order: int) -> ItemRef:
    return ItemRef(ref.item, order, ref.mandatory, ref.method, where=ref.where)


def _is_wanted(described: Described, variable: Variable, every: Sequence[Level]) -> bool:
    name = variable.name
    if not any(name in level.held for level in every) or name in described.seen.keys:
        return False
    if name in _ALWAYS or (described.seen.keys[0].endswith("TESTCD") and name[2:] in _RESULTS):
        return True
    if name in _WHERE_APART:
        return apart(every, name, lambda seen: (of_values(variable, seen).name, seen.digits))
    endpoints = any(block.endpoints for block in described.mapping.blocks) if described.mapping is not None else False
    return endpoints and name in _OF_ENDPOINT


def _ref(work: Work, described: Described, variable: Variable, level: Level) -> ItemRef:
    """Describe a variable on a level; its place in the list is given later."""
    seen = level.held[variable.name]
    parts = (described.name, variable.name, *level.parts)
    kind = of_values(variable, seen, _form(work, described, level.code))
    where_from = _origins(work, described, variable.name, level)
    listed = _codelist(work, described, variable, (level, kind, seen))
    label = _label(work, described, level)
    name = level.code if described.parent is not None else variable.name
    comment = _comment(work, described, level.code) if described.parent is not None else None
    item = Item(
        oid("IT", *parts), name, label, kind.name, kind.length, kind.digits, kind.display_format, where_from, listed,
        comment=comment,
    )  # fmt: skip
    method = None
    if any(origin.kind == "Derived" for origin in where_from):
        method = _method(work, described, variable.name, level)
    where = work.registry.where((described.name, *level.parts), level.checks)
    return ItemRef(work.registry.item(item), 0, mandatory=False, method=method, where=where)


def _label(work: Work, described: Described, level: Level) -> str:
    names = decodes_of(work, described, described.seen.keys[0])
    return ", ".join([names.get(level.code, level.code), *level.parts[1:]])


def _form(work: Work, described: Described, code: str) -> str:
    """Return what the standard says of the values of a trial summary parameter."""
    asked = work.plan.standard.trial_summary.get(code) if described.name == "TS" else None
    return "" if asked is None else asked.format


def _blocks(work: Work, described: Described, level: Level) -> tuple[int, ...]:
    """Return the row blocks that the records of a level can come from."""
    owner = described.parent or described.name
    if described.parent is not None or described.mapping is None:
        return every_block(work.plan, owner)
    meant: tuple[int, ...] = every_block(work.plan, owner)
    for key, value in zip(described.seen.keys, level.values, strict=False):
        if value is not None:
            narrowed = tuple(at for at in blocks_with(work.plan, owner, key, value) if at in meant)
            meant = narrowed or meant
    return meant


def _origins(work: Work, described: Described, name: str, level: Level) -> tuple[Origin, ...]:
    if described.name == "TS":
        derived = level.code in following(work.plan.study, work.plan.standard) or _from_data(described, level.code)
        return DERIVED if derived else PROTOCOL
    if described.parent is not None:
        return origins(work.plan, described.parent, level.code, every_block(work.plan, described.parent))
    return origins(work.plan, described.name, name, _blocks(work, described, level), level.code)


def _from_data(described: Described, code: str) -> FromData | None:
    records = described.design.records if described.design is not None else ()
    values = (record.get("TSVAL") for record in records if record.get("TSPARMCD") == code)
    return next((value for value in values if isinstance(value, FromData)), None)


def _method(work: Work, described: Described, name: str, level: Level) -> str | None:
    """Return the OID of the method of a variable on a level."""
    parts = (described.name, name, *level.parts)
    kind = "Computation"
    if described.name == "TS":
        value = _from_data(described, level.code)
        text = "It follows from the arms of the protocol, or from the version of the standard."
        if value is not None:
            among = "" if value.among is None else f", among subjects with a value in {value.among}"
            unknown = "" if value.null_flavor is None else f" {value.null_flavor} as long as it is not known."
            text = f"{_SUMMARY[value.how]} {value.variable}{among}.{unknown}"
        return work.registry.method(parts, kind, text)
    owner, target = described.parent or described.name, level.code if described.parent else name
    if f"{owner}.{target}" not in work.plan.bound:
        return None
    lines = list(parameter_lines(work.plan, owner, level.code)) if described.parent is None else []
    text = method_text(work.plan, owner, target, _blocks(work, described, level))
    return work.registry.method(parts, kind, "\n".join([*lines, text]))


def _comment(work: Work, described: Described, name: str) -> str | None:
    call = called(described, name)
    text = "" if call is None else comment_text(work, call, described, name)
    return work.registry.comment((described.name, "QVAL", name), text) if text else None


def _codelist(
    work: Work, described: Described, variable: Variable, what: tuple[Level, DataType, Measured]
) -> str | None:
    level, kind, seen = what
    owner, target = described.parent or described.name, level.code if described.parent else variable.name
    if _form(work, described, level.code) == "country":
        return external(work.registry, "ISO 3166", None, "text")
    spec = work.plan.standard.allowed(owner, target)
    coded = spec is not None and dictionary_of(work.plan, owner, spec, work.versions) is not None
    if kind.name != "text" or seen.values is None or coded:
        return None
    codes = _of_summary(work, described, level.code)
    published = codes or (spec.codelists if spec is not None else ())
    terms = _of_endpoint(described, target, level.code)
    if terms is None and described.design is None:
        terms = possible(work.plan, owner, target, _blocks(work, described, level))
    if not _is_list(work, published, terms, seen) and not codes:
        return None
    values = frozenset(seen.values)
    narrowed = values if terms is not None and len(terms) > _FEW and values <= terms else terms
    wanted = Wanted(
        (described.name, variable.name, *level.parts),
        kind.name,
        values,
        work.plain(narrowed),
        spec,
        codes,
        own_name=_label(work, described, level),
        private=work.private(described, target),
    )
    return codelist(work.plan, work.registry, wanted, work.problems)


def _of_endpoint(described: Described, name: str, code: str) -> frozenset[str] | None:
    """Return what can be said of the event or censoring of one parameter; ``None`` for any other variable."""
    blocks = described.mapping.blocks if described.mapping is not None and name == "EVNTDESC" else ()
    endpoints = [item for block in blocks for item in block.endpoints if item.name == code]
    return frozenset(source.describe for item in endpoints for source in item.sources) if endpoints else None


def _of_summary(work: Work, described: Described, code: str) -> tuple[str, ...]:
    """Return the codelist of the values of a trial summary parameter."""
    asked = work.plan.standard.trial_summary.get(code) if described.name == "TS" else None
    named = work.plan.standard.codelists.named(asked.codelist) if asked is not None and asked.codelist else None
    return (named.code,) if named is not None else ()


def _is_list(work: Work, published: Sequence[str], terms: frozenset[str] | None, seen: Measured) -> bool:
    """Say whether values come from a list: one that the mapping tells, or a published one that holds all of them."""
    if terms is None:
        known = {value for item in work.plan.standard.codelists.of(published) for value in item.terms}
        return bool(published) and seen.known <= known
    return bool(published) or all(len(term) <= _LONG for term in terms)
