"""Describes one variable after the other: type, codelist, origin, method, comment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.define.data_type import DataType
from nec_cdisc.define.described import Described
from nec_cdisc.define.dictionaries import Recorded, dictionary_of
from nec_cdisc.define.measured import Measured
from nec_cdisc.define.model import Item, Origin
from nec_cdisc.define.origin import ASSIGNED, DERIVED, NOT_AVAILABLE, PROTOCOL, origins
from nec_cdisc.define.planned_terms import UNSCHEDULED, Names
from nec_cdisc.define.possible import every_block, possible
from nec_cdisc.define.registry import Registry, oid
from nec_cdisc.define.terms import Wanted, codelist, external
from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.describe_method import method_text
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.trial_design.record import FromData
from nec_cdisc.problem import Problem
from nec_cdisc.xpt.transliterate import plain_text

#: Variables that hold what no list can: names of subjects and records.
_IDENTIFIERS = frozenset({"STUDYID", "DOMAIN", "RDOMAIN", "USUBJID", "SUBJID", "SITEID", "IDVARVAL", "RELID"})
#: Variables of trial design datasets that the program gives, not the protocol.
_GIVEN = frozenset({"DOMAIN", "TSPARMCD", "TSPARM", "TSVALCD", "TSVCDREF", "TSVCDVER", "TSSEQ", "IETESTCD", "IECAT"})
#: What is imputed, by verb.
_IMPUTING = ("impute_date", "imputed_part")
_DERIVED = "Derived"


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What descriptions are made of: the plan, what the protocol lays down, recorded dictionaries, and what is made."""

    plan: Plan
    registry: Registry
    planned: Mapping[str, Names] = field(default_factory=dict)
    versions: Recorded = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def bound_key(self, described: Described, name: str) -> str:
        """Return the name under which the plan holds the line of a variable, or of a qualifier."""
        return f"{described.parent or described.name}.{name}"

    def private(self, described: Described, name: str) -> bool:
        """Say whether a private raw column stands behind a variable."""
        bound = self.plan.bound.get(self.bound_key(described, name))
        return bound is not None and private_behind(self.plan, described.parent or described.name, bound)

    def plain(self, values: Collection[str] | None) -> frozenset[str] | None:
        """Return terms as a transport file holds them."""
        if values is None:
            return None
        return frozenset(plain_text(value, self.plan.standard.transliteration) for value in values)


def item_of(
    work: Work,
    described: Described,
    spec: VariableSpec,
    kind: DataType,
    listed: Measured | None,
    value_list: str | None,
) -> tuple[str, str | None]:
    """Describe a variable; return the OIDs of its item and of its method.

    ``listed`` are the values that its codelist must have, ``None`` where it has none (what its value level has).
    """
    parts = (described.name, spec.name)
    where_from = _origins(work, described, spec.name)
    item = Item(
        oid("IT", *parts),
        spec.name,
        spec.label,
        kind.name,
        kind.length,
        kind.digits,
        kind.display_format,
        where_from,
        None if listed is None else _codelist(work, described, spec, kind, listed),
        value_list,
        _comment(work, described, spec.name),
    )
    method = None
    if any(origin.kind == _DERIVED for origin in where_from):
        method = _method(work, described, spec.name)
    return work.registry.item(item), method


def _origins(work: Work, described: Described, name: str) -> tuple[Origin, ...]:
    seen = described.seen.variables.get(name)
    if described.design is not None:
        if described.name == "TS" and name == "TSVAL" and _from_data(described):
            return (*DERIVED, *PROTOCOL)
        return ASSIGNED if name in _GIVEN else PROTOCOL
    if described.parent is not None and name in {"STUDYID", "USUBJID"}:
        return origins(work.plan, described.parent, name, every_block(work.plan, described.parent))
    if described.mapping is None or described.parent is not None:
        return ASSIGNED if name != "QVAL" else _of_values(work, described)
    if seen is not None and not seen.records and work.bound_key(described, name) not in work.plan.bound:
        return NOT_AVAILABLE
    key = _continued(work, described, name)
    return origins(work.plan, described.name, key, every_block(work.plan, described.name))


def _of_values(work: Work, described: Described) -> tuple[Origin, ...]:
    """Return the origins of all qualifiers of a dataset, types and sources alone."""
    mapped = described.mapping.supplementary if described.mapping is not None else {}
    found = {
        Origin(item.kind, item.source)
        for name in mapped
        for item in origins(work.plan, described.parent or "", name, every_block(work.plan, described.parent or ""))
    }
    return tuple(sorted(found, key=lambda item: (item.kind, item.source or "")))


def _continued(work: Work, described: Described, name: str) -> str:
    """Return the variable that a further one goes on with (COVAL of COVAL1); any other variable is its own."""
    stem = name.rstrip("0123456789")
    return stem if name not in described.spec.variables and f"{described.name}.{name}" not in work.plan.bound else name


def _from_data(described: Described) -> list[FromData]:
    records = described.design.records if described.design is not None else ()
    return [value for record in records for value in record.values() if isinstance(value, FromData)]


def _method(work: Work, described: Described, name: str) -> str | None:
    """Return the OID of the method of a derived variable."""
    key = work.bound_key(described, name)
    parts = (described.name, name)
    if described.name == "TS":
        text = "Counts, first and last dates are taken from the data, parameter by parameter; see the value level."
        return work.registry.method(parts, "Computation", text)
    if described.parent is not None and name == "QVAL":
        text = "Qualifier by qualifier; see the value level."
        return work.registry.method(parts, "Computation", text)
    bound = work.plan.bound.get(key)
    if bound is None:
        return None
    kind = "Imputation" if bound.call.verb in _IMPUTING else "Computation"
    return work.registry.method(parts, kind, method_text(work.plan, described.parent or described.name, name))


def _comment(work: Work, described: Described, name: str) -> str | None:
    call = called(described, name)
    text = "" if call is None else comment_text(work, call, described, name)
    if described.seen.records and not described.seen.variables[name].records:
        reason = "Expected by the implementation guide, and not collected."
        empty = "No record has a value." if call is not None or described.design is not None else reason
        text = f"{text} {empty}".strip()
    return work.registry.comment((described.name, name), text) if text else None


def called(described: Described, name: str) -> Call | None:
    """Return the line of a variable, or of a qualifier."""
    if described.mapping is None:
        return None
    if described.parent is not None:
        return described.mapping.supplementary.get(name)
    return described.mapping.variables.get(name)


def comment_text(work: Work, call: Call, described: Described, name: str) -> str:
    """Return what a line remarks, and where it leaves a collected value blank; a method says that itself."""
    said = [call.notes["comment"]] if "comment" in call.notes else []
    owner = described.parent or described.name
    made = origins(work.plan, owner, name, every_block(work.plan, owner))
    if all(origin.kind != _DERIVED for origin in made):
        if call.blank_when is not None:
            said.append(f"Blank where {to_text(call.blank_when)}.")
        if call.only_when is not None:
            said.append(f"Only where {to_text(call.only_when)}.")
    return " ".join(said)


def _codelist(work: Work, described: Described, spec: VariableSpec, kind: DataType, seen: Measured) -> str | None:
    name = spec.name
    if name in _IDENTIFIERS or kind.name not in {"text", "integer", "float"}:
        return None
    owner = described.parent or described.name
    found = dictionary_of(work.plan, owner, spec, work.versions)
    if found is not None and seen.records:
        if found.version is None and not found.name.startswith("ISO"):
            message = f"{owner}.{name} is coded in {found.name}, and no one version of it is recorded"
            work.problems.append(Problem("DEF108", message, target=f"{owner}.{name}"))
        return external(work.registry, found.name, found.version, kind.name)
    if seen.values is None or (kind.name != "text" and name not in work.planned and not spec.codelists):
        return None
    terms, decodes = _terms(work, described, name, seen)
    short, label = _called(described, name)
    wanted = Wanted(
        (described.name, name),
        kind.name,
        frozenset(seen.values),
        work.plain(terms),
        spec,
        decodes=decodes,
        private=work.private(described, name),
        short=short,
        own_name=label,
    )
    return codelist(work.plan, work.registry, wanted, work.problems)


#: What codelists are called that several variables share, though each has a label of its own: short and long.
_SHARED = {
    "VISIT": ("VISIT", "Visits"), "VISITNUM": ("VISITNUM", "Visit Numbers"), "ARM": ("ARM", "Arms"),
    "ACTARM": ("ARM", "Arms"), "ARMCD": ("ARMCD", "Arm Codes"), "ACTARMCD": ("ARMCD", "Arm Codes"),
    "ETCD": ("ETCD", "Element Codes"), "ELEMENT": ("ELEMENT", "Elements"), "IETESTCD": ("IETESTCD", "Criteria"),
}  # fmt: skip


def _called(described: Described, name: str) -> tuple[str, str]:
    """Return what the codelist of a variable is called, short and long; blank where by the variable."""
    if name == "QNAM":
        return described.name, f"Qualifiers of {described.parent}"
    if name == "PARAMCD":
        return f"PARAMCD.{described.name}", f"Parameters of {described.name}"
    return _SHARED.get(name, ("", ""))


def _terms(
    work: Work, described: Described, name: str, seen: Measured
) -> tuple[Collection[str] | None, Mapping[str, str]]:
    """Return the terms that can appear in a variable, and the names of its values."""
    owner = described.parent or described.name
    if name in work.planned:
        planned = work.planned[name]
        further = {value: UNSCHEDULED for value in seen.known if name == "VISITNUM" and value not in planned}
        return {*planned, *seen.known}, {**further, **planned}
    if described.design is not None or described.parent is not None or described.mapping is None:
        decodes = decodes_of(work, described, name)
        return seen.known if decodes else None, decodes
    return possible(work.plan, owner, name), decodes_of(work, described, name)


#: What gives the names of the values of a variable, by what it ends in.
_NAMED_BY = {"TESTCD": "TEST", "PARAMCD": "PARAM", "QNAM": "QLABEL", "TSPARMCD": "TSPARM"}


def decodes_of(work: Work, described: Described, name: str) -> dict[str, str]:
    """Return the names of codes: as the data show them beside the code, else those of the standard."""
    by = next((other for ending, other in _NAMED_BY.items() if name.endswith(ending)), None)
    if by is None:
        return {}
    named = f"{name.removesuffix('TESTCD')}{by}" if by == "TEST" else by
    names: dict[str, set[str]] = {}
    if described.seen.keys and described.seen.keys[0] == name:
        for group, held in described.seen.groups.items():
            if group[0] is not None and named in held:
                names.setdefault(group[0], set()).update(held[named].known)
    known = dict(work.plan.standard.decodes(name)) if by == "TEST" else {}
    return known | {code: " / ".join(sorted(several)) for code, several in names.items() if several}
