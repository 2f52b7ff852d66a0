"""Finds the codelist of a variable: the terms that can appear, by the mapping, and those that do, by the data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.define.model import CodeList, Term
from nec_cdisc.define.registry import Registry
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem
from nec_cdisc.standard.codelists import Codelist

#: OIDs of the packages of terminology.
SDTM_CT, ADAM_CT = "STD.CT.SDTM", "STD.CT.ADAM"
#: The codelist of answers that are yes or no, for flags that the guide leaves open.
YES_NO = "C66742"
_FLAGS = frozenset({"Y", "N"})
#: The longest text that is a term of a study's own codelist.
_LONG = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A codelist that is asked for: of which variable (``parts`` name it), with which values.

    ``values`` stand in the data; ``possible`` are those that the mapping can give, ``None`` where it does not tell.
    ``decodes`` are the names of values. With ``private`` no value of the data is shown.
    """

    parts: tuple[str, ...]
    data_type: str
    values: frozenset[str]
    possible: frozenset[str] | None
    spec: VariableSpec | None = None
    codes: tuple[str, ...] = ()
    decodes: Mapping[str, str] = field(default_factory=dict)
    own_name: str = ""
    short: str = ""
    private: bool = False

    @property
    def target(self) -> str:
        """The variable, for messages."""
        return ".".join(self.parts)


def codelist(plan: Plan, registry: Registry, wanted: Wanted, problems: list[Problem]) -> str | None:
    """Return the OID of the codelist of a variable, ``None`` where it has none."""
    codes = wanted.codes or (wanted.spec.codelists if wanted.spec is not None else ())
    lists = plan.standard.codelists.of(codes)
    if not lists and wanted.values and wanted.values <= _FLAGS and YES_NO in plan.standard.codelists:
        lists = [plan.standard.codelists[YES_NO]]
    shown = _shown(wanted)
    if lists and shown:
        return _published(plan, registry, wanted, _in_use(lists, shown), problems)
    return None if lists else _own(registry, wanted, problems)


def _shown(wanted: Wanted) -> frozenset[str]:
    own = wanted.possible or frozenset()
    return own if wanted.private else own | wanted.values


def _in_use(lists: Sequence[Codelist], values: Collection[str]) -> list[Codelist]:
    """Return the codelists that hold some of the values; the first one where none does."""
    held = [item for item in lists if any(value in item.terms for value in values)]
    rest: list[Codelist] = []
    known: set[str] = set()
    for item in held:
        more = {value for value in values if value in item.terms} - known
        rest += [item] if more else []
        known |= more
    return rest or [lists[0]]


def _published(
    plan: Plan, registry: Registry, wanted: Wanted, lists: Sequence[Codelist], problems: list[Problem]
) -> str | None:
    known = {value: term for item in reversed(lists) for value, term in item.terms.items()}
    values = _shown(wanted)
    problems += _unknown(wanted, lists, known)
    decodes = _decodes(wanted, values)
    terms = tuple(
        Term(
            value,
            decodes.get(value, value) if decodes else None,
            None if value not in known or known[value].extended else known[value].code,
            value not in known or known[value].extended,
        )
        for value in _sorted(values, wanted.data_type)
    )
    one = lists[0] if len(lists) == 1 else None
    packaged = None if one is None else (SDTM_CT if _of_sdtm(plan, one.code) else ADAM_CT)
    name = one.name if one is not None else " and ".join(item.name for item in lists)
    short = "_".join(item.submission_value for item in lists)
    content = CodeList("", name, wanted.data_type, terms, None if one is None else one.code, packaged)
    return registry.codelist(short, wanted.parts, content)


def _of_sdtm(plan: Plan, code: str) -> bool:
    """Say whether a codelist is one of SDTM; analysis has its own package before it."""
    lists = plan.standard.codelists
    return lists.also is None or code not in lists.index


def _unknown(wanted: Wanted, lists: Sequence[Codelist], known: Mapping[str, object]) -> Iterable[Problem]:
    """Yield the values of the data that no codelist knows; a private one is not quoted."""
    unknown = sorted(wanted.values - set(known))
    if not unknown:
        return
    closed = not any(item.extensible for item in lists)
    names = ", ".join(item.submission_value for item in lists)
    said = f"{len(unknown)} values that are not shown here" if wanted.private else ", ".join(map(repr, unknown[:5]))
    more = "" if wanted.private or len(unknown) <= 5 else f" and {len(unknown) - 5} more"  # noqa: PLR2004 - a few are shown
    stands = "no term of the closed codelist" if closed else "no declared term of"
    message = f"{wanted.target} holds {said}{more}: {stands} {names}"
    yield Problem("DEF105" if closed else "DEF106", message, target=".".join(wanted.parts[:2]))


def _own(registry: Registry, wanted: Wanted, problems: list[Problem]) -> str | None:
    """Return the OID of a codelist of the study's own; a variable has one where the mapping knows all its values."""
    if wanted.possible is None or any(len(value) > _LONG for value in wanted.possible):
        return None
    if not wanted.possible and not (wanted.decodes and wanted.values):
        return None
    beyond = sorted(wanted.values - wanted.possible) if wanted.possible else []
    if beyond:
        said = f"{len(beyond)} values that are not shown here" if wanted.private else ", ".join(map(repr, beyond[:5]))
        message = f"{wanted.target} holds {said}, which the mapping cannot give"
        problems.append(Problem("DEF105", message, target=".".join(wanted.parts[:2])))
    values = _shown(wanted)
    decodes = _decodes(wanted, values)
    terms = tuple(
        Term(value, decodes.get(value, value) if decodes else None) for value in _sorted(values, wanted.data_type)
    )
    if not terms:
        return None
    label = wanted.own_name or (wanted.spec.label if wanted.spec is not None else wanted.parts[-1])
    return registry.codelist(
        wanted.short or wanted.parts[1], wanted.parts, CodeList("", label, wanted.data_type, terms)
    )


def _decodes(wanted: Wanted, values: Collection[str]) -> dict[str, str]:
    """Return the names of values; nothing where not one is known, for an item has a name or is its own."""
    return {value: wanted.decodes[value] for value in values if wanted.decodes.get(value)}


def _sorted(values: Iterable[str], data_type: str) -> list[str]:
    if data_type == "text":
        return sorted(values)
    return sorted(values, key=lambda text: (float(text), text))


def external(registry: Registry, name: str, version: str | None, data_type: str) -> str:
    """Return the OID of an external codelist: a dictionary, of the version that is recorded, or countries."""
    short = "_".join(part for part in (name, "N" if data_type != "text" else "") if part)
    content = CodeList("", name, data_type, dictionary=name, version=version)
    return registry.codelist(short, (short,), content)
