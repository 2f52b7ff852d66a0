"""Finds the dictionary that a variable is coded in, with the version that the conversion recorded."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.define.behind import Way, behind
from nec_cdisc.define.possible import every_block
from nec_cdisc.mapping.model import SameText
from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plan.compile import Plan

#: Where a conversion tells the versions of dictionaries, from the folder of the datasets.
REPORT = Path("..") / "reports" / "terminology.csv"
#: How CDISC calls dictionaries that studies name otherwise.
_NAMES = {"meddra": "MedDRA", "whodrug": "WHODD", "who drug": "WHODD", "whodd": "WHODD"}
#: Value domains of the standard that are dictionaries.
_FORMATS = ("MedDRA", "LOINC")
_COUNTRIES = "ISO 3166"
#: What variables end in that a dictionary fills, though the guide names no domain for them.
_GROUPS = ("DECOD", "BODSYS", "CLAS", "CLASCD")
#: What variables of events alone end in.
_OF_EVENTS = "BODSYS"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary as define.xml names it; ``version`` is ``None`` where no one version is known."""

    name: str
    version: str | None = None


#: The recorded names and versions, by raw file.
Recorded = Mapping[str, frozenset[tuple[str, str]]]


def recorded(folder: Path) -> Recorded:
    """Return the dictionaries that the conversion of the datasets in a folder recorded; nothing without a report."""
    path = folder / REPORT
    if not path.is_file():
        return {}
    found: dict[str, set[tuple[str, str]]] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            if line.get("kind") == "dictionary":
                found.setdefault(line.get("file") or "", set()).add((line.get("name") or "", line.get("version") or ""))
    return {file: frozenset(pairs) for file, pairs in found.items()}


def dictionary_of(plan: Plan, dataset: str, spec: VariableSpec, versions: Recorded) -> Dictionary | None:
    """Return the dictionary of a variable, ``None`` for one that none fills.

    For SDTM the form says so that the variable is taken from; for analysis, what SDTM says of the variable.
    """
    if (spec.format or "").startswith(_COUNTRIES):
        return Dictionary(_COUNTRIES)
    bound = plan.bound.get(f"{dataset}.{spec.name}")
    if bound is None:
        return None
    for item in sorted(behind(plan, dataset, bound, every_block(plan, dataset))):
        form = plan.study.forms.get(item.table)
        filled = spec.format in _FORMATS or (spec.name.endswith(_GROUPS) and not spec.codelists)
        if item.way is Way.COLLECTED and form is not None and form.block.dictionary is not None:
            block = form.block.dictionary
            if item.column == block.coded or (filled and item.column != block.term):
                return _named(_said(form, versions), "")
        if item.way is Way.PREDECESSOR and filled and versions:
            return _of_analysis(spec, frozenset().union(*versions.values()))
    return Dictionary(spec.format) if spec.format in _FORMATS else None


def _of_analysis(spec: VariableSpec, told: frozenset[tuple[str, str]]) -> Dictionary | None:
    """Return the dictionary of a variable that analysis copies: of all that are recorded the one of its kind.

    Terms of events are MedDRA's, those of medication are another one's where another one is recorded.
    """
    events = spec.format or (_FORMATS[0] if spec.name.endswith(_OF_EVENTS) else None)
    if events is not None:
        return _named((pair for pair in told if _known_as(pair[0]) == events), events)
    return _named({pair for pair in told if _known_as(pair[0]) not in _FORMATS} or told, _FORMATS[0])


def _known_as(name: str) -> str:
    return _NAMES.get(name.lower(), name)


def _said(form: FormMapping, versions: Recorded) -> Iterable[tuple[str, str]]:
    """Return name and version of the dictionary of a form: as recorded, else as the mapping says."""
    block = form.block.dictionary
    said = versions.get(form.file)
    if said is not None or block is None:
        return said or ()
    name, version = (part.constant if isinstance(part, SameText) else "" for part in (block.name, block.version))
    return [(name, version)]


def _named(pairs: Iterable[tuple[str, str]], otherwise: str) -> Dictionary | None:
    told = sorted(set(pairs))
    names = sorted({name for name, _ in told if name}) or [otherwise or "Dictionary of the study"]
    versions = sorted({version for _, version in told if version})
    return Dictionary(_known_as(names[0]), versions[0] if len(versions) == 1 else None)
