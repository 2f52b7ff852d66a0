"""What is to be described: the datasets that a plan makes, each with its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.dataset.spec import DatasetSpec
from nec_cdisc.define.measured import MeasuredDataset, measure
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.mapping.study import DatasetMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.step import Design, Finish
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem

#: Classes in the order in which a reviewer finds datasets, those of analysis last.
_CLASSES = (
    "Trial Design", "Study Reference", "Special-Purpose", "Interventions", "Events", "Findings", "Findings About",
    "Relationship", "ADSL", "OCCDS", "BDS",
)  # fmt: skip
#: By class or dataset: the variables by whose values others are described one by one.
_FINDINGS_KEYS = ("TESTCD", "CAT", "SPEC", "TSTDTL")
_FINDINGS_VALUES = ("TEST", "ORRES", "ORRESU", "STRESC", "STRESN", "STRESU")
_PARAMETER_VALUES = (
    "PARAM", "AVAL", "AVALC", "BASE", "BASEC", "CHG", "PCHG", "CNSR", "EVNTDESC", "CNSDTDSC", "STARTDT", "ADT",
)  # fmt: skip
SUPPLEMENT = "SUPP"


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A dataset of a plan: how it is made (by a mapping, or of the protocol), and what its file holds.

    ``parent`` is the dataset that supplemental qualifiers belong to; its mapping is theirs.
    """

    name: str
    spec: DatasetSpec
    seen: MeasuredDataset
    mapping: DatasetMapping | None = None
    design: Design | None = None
    parent: str | None = None

    @property
    def prefix(self) -> str:
        """The letters that variables of the dataset begin with."""
        return self.name[:2]

    @property
    def planned(self) -> tuple[str, ...]:
        """The variables of the value level: the first is what it goes by, others follow where it needs them."""
        return self.seen.keys


def described(plan: Plan, folder: Path) -> tuple[list[Described], list[Problem]]:
    """Return the datasets in a folder that a plan makes, in the order of define.xml, and what is wrong with the folder.

    Problems: DEF101 for a dataset without a file, DEF102 for a file without a dataset, DEF107 for one that cannot be
    read.
    """
    found: list[Described] = []
    problems: list[Problem] = []
    files = {path.stem.upper(): path for path in sorted(folder.glob("*.xpt"))}
    for name, path in files.items():
        spec = plan.standard.dataset(name)
        if spec is None or not _is_made(plan, name):
            problems.append(
                Problem("DEF102", f"{path.name} holds a dataset that the plan does not make", Place(path.name))
            )
            continue
        try:
            seen = measure(path, *_levels(name, spec))
        except Unreadable as fault:
            problems.append(Problem("DEF107", fault.problem.message, Place(path.name)))
            continue
        parent = name.removeprefix(SUPPLEMENT) if name.startswith(SUPPLEMENT) else None
        design = next((step for step in plan.steps if isinstance(step, Design) and step.dataset == name), None)
        found.append(Described(name, spec, seen, plan.study.datasets.get(parent or name), design, parent))
    problems += [
        Problem("DEF101", f"{name} is planned, and there is no {name.lower()}.xpt", place)
        for name, place in _needed(plan)
        if name not in files
    ]
    return sorted(found, key=_rank), problems


def _needed(plan: Plan) -> Iterator[tuple[str, Place]]:
    for step in plan.steps:
        if isinstance(step, Finish) and not step.mapping.block.intermediate:
            yield step.dataset, step.mapping.document.place(("dataset",))
        elif isinstance(step, Design):
            yield step.dataset, step.place


def _is_made(plan: Plan, name: str) -> bool:
    """Say whether a plan makes a dataset, be it only where some record needs it."""
    if name in {made for made, _ in _needed(plan)}:
        return True
    mapping = plan.study.datasets.get(name.removeprefix(SUPPLEMENT))
    made_of = name.startswith(SUPPLEMENT) and mapping is not None and plan.study.model is SDTM
    return made_of or (name == "RELREC" and any(item.relations for item in plan.study.datasets.values()))


def _levels(name: str, spec: DatasetSpec) -> tuple[Sequence[str], Sequence[str]]:
    """Return by which variables others are described value by value, and which those are."""
    if name.startswith(SUPPLEMENT):
        return ("QNAM",), ("QLABEL", "QVAL")
    if name == "TS":
        return ("TSPARMCD",), ("TSPARM", "TSVAL")
    if spec.class_name in {"Findings", "Findings About"}:
        letters = name[:2]
        return [letters + key for key in _FINDINGS_KEYS], [letters + item for item in _FINDINGS_VALUES]
    return (("PARAMCD",), _PARAMETER_VALUES) if spec.class_name == "BDS" else ((), ())


def _rank(item: Described) -> tuple[int, str]:
    order = _CLASSES.index(item.spec.class_name) if item.spec.class_name in _CLASSES else len(_CLASSES)
    return order, item.name
