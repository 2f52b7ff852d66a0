"""What a guide says of the datasets: labels, classes, structures, keys, records, sizes, supplemental qualifiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.document.template import Names
from nec_cdisc.guide.sources import Sources
from nec_cdisc.guide.tables import not_run, size, table
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.xpt.read import members

#: How the names of supplemental qualifiers begin, and what a dataset that no form feeds is made of.
SUPP = "SUPP"
_OTHERS = "the protocol block, or other datasets"


@dataclass(frozen=True, slots=True)
class Described:
    """A dataset of the outputs, as a guide tells it."""

    name: str
    label: str
    category: str
    structure: str
    keys: str
    records: int
    octets: int
    variables: int
    forms: str


def described(sources: Sources) -> list[Described]:
    """Return the datasets of the outputs in the order of the standard; nothing where none was written."""
    order = list(sources.plan.standard.datasets)
    found = []
    for path in sorted(sources.datasets.glob("*.xpt")):
        try:
            found.append(_described(sources, path))
        except (Unreadable, OSError):
            name = f"outputs/{sources.datasets.name}/{path.name}"
            sources.problems.append(Problem("DOC021", f"{name} cannot be read", Place(name)))
    return sorted(found, key=lambda item: (_rank(order, item.name), item.name))


def _rank(order: list[str], name: str) -> int:
    parent = name.removeprefix(SUPP)
    return order.index(parent) if parent in order else len(order)


def _described(sources: Sources, path: Path) -> Described:
    member, records = members(path)[0]
    plan = sources.plan
    mapping, spec = plan.study.datasets.get(member.name), plan.standard.dataset(member.name)
    parent = member.name.removeprefix(SUPP)
    structure = f"One record per {mapping.block.one_record_per}" if mapping is not None else ""
    held = {variable.name for variable in member.variables}
    return Described(
        member.name,
        member.label,
        "" if spec is None else spec.class_name,
        structure or ("" if spec is None else spec.structure),
        ", ".join(key for key in (() if spec is None else spec.keys) if key in held),
        records,
        path.stat().st_size,
        len(member.variables),
        ", ".join(sorted(plan.forms_of(parent))),
    )


def dataset_names(sources: Sources) -> Names:
    """Return the names of the group ``datasets``."""
    found = described(sources)
    step = "nec-cdisc adam" if sources.analysis else "nec-cdisc sdtm"
    missing = not_run("No dataset is there.", step)
    own = [item for item in found if not item.name.startswith(SUPP)]
    rows = ((item.name, item.label, item.category, item.structure, item.keys) for item in own)
    files = ((item.name, item.records, item.variables, size(item.octets), item.forms or _OTHERS) for item in found)
    headings = ("Dataset", "Label", "Class", "Structure", "Keys")
    return Names(
        "datasets",
        {
            "list": tuple(map(_told, found)),
            "count": len(found),
            "records": sum(item.records for item in found),
            "table": table(headings, rows) if found else missing,
            "files": table(("Dataset", "Records", "Variables", "File size", "Made from"), files) if found else missing,
            "supplemental": table(("Dataset", "QNAM", "Label", "From"), _supplemental(sources)),
            "intermediate": table(("Step", "One record per"), _intermediate(sources)),
        },
    )


def _told(item: Described) -> dict[str, str | int]:
    """Return a dataset as a loop of a template sees it."""
    return {
        "name": item.name,
        "label": item.label,
        "class": item.category,
        "structure": item.structure,
        "keys": item.keys,
        "records": item.records,
        "size": size(item.octets),
        "sources": item.forms,
    }


def _supplemental(sources: Sources) -> Iterator[tuple[str, str, str, str]]:
    for name, mapping in sources.plan.study.datasets.items():
        for qualifier, call in mapping.supplementary.items():
            bound = sources.plan.bound.get(f"{name}.{qualifier}")
            read = "" if bound is None else ", ".join(dict.fromkeys(bound.references))
            yield f"SUPP{name}", qualifier, call.notes.get("label", ""), read


def _intermediate(sources: Sources) -> Iterator[tuple[str, str]]:
    for name, mapping in sources.plan.study.datasets.items():
        if mapping.block.intermediate:
            yield name, mapping.block.one_record_per
