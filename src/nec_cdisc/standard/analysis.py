"""Reads an ADaM implementation guide: its datasets, and the variables that a dataset of each class may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.problem import Problem
from nec_cdisc.standard.codelists import Codelists
from nec_cdisc.standard.datasets import LABEL, NAME, datasets_form
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Row

CLASSES = ("ADSL", "BDS", "OCCDS")
DATASETS = datasets_form(CLASSES)
VARIABLES = Form(
    (
        Column("variable", filled=True, limit=NAME + 1),
        Column("label", limit=LABEL),
        Column("type", filled=True, words=("Char", "Num")),
        Column("core", filled=True, words=("Req", "Cond", "Perm")),
        Column("order", filled=True, number="count"),
        Column("codelist"),
        Column("format"),
    ),
    key=("variable",),
)
#: What stands in a name of the guide for a number: a period, a flag (two digits), a group, a window (one digit).
NUMBERS: Mapping[str, str] = {"xx": r"\d\d", "zz": r"\d\d", "y": r"\d", "w": r"\d"}
_NUMBERED = re.compile("xx|zz|y|w")
#: A name that the study chooses, and the ending that says what it is.
OWN_NAME = "*"


@dataclass(frozen=True, slots=True)
class AnalysisGuide:
    """An ADaM guide: its datasets, without variables, and by class the variables in the guide's spelling (``TRTxxP``).

    The class of each dataset is that of :data:`CLASSES`; ``ADSL`` gives its variables to the datasets of all classes.
    """

    version: str = ""
    datasets: Mapping[str, DatasetSpec] = field(default_factory=dict)
    classes: Mapping[str, Mapping[str, VariableSpec]] = field(default_factory=dict)

    def variable(self, class_name: str, name: str) -> VariableSpec | None:
        """Return what the guide says of a variable in a dataset of a class, ``None`` where it does not know the name.

        A variable that only the ending of its name tells (``RSPDT`` by ``*DT``) has a blank label: the study gives it.
        """
        spellings = [self.classes.get(each, {}) for each in dict.fromkeys((class_name, "ADSL"))]
        for known in spellings:
            if name in known and not (_NUMBERED.search(name) or name.startswith(OWN_NAME)):
                return known[name]
        numbered = (_numbered(spec, name) for known in spellings for spec in known.values())
        found = next((spec for spec in numbered if spec is not None), None)
        return found if found is not None else self._by_ending(name)

    def _by_ending(self, name: str) -> VariableSpec | None:
        endings = [spec for key, spec in self.classes.get("BDS", {}).items() if key.startswith(OWN_NAME)]
        fitting = [spec for spec in endings if name.endswith(spec.name[1:]) and len(name) >= len(spec.name)]
        longest = max(fitting, key=lambda spec: len(spec.name), default=None)
        return None if longest is None else replace(longest, name=name, label="")


def analysis_guide(layers: Layers, folder: str, codelists: Codelists) -> tuple[AnalysisGuide, list[Problem]]:
    """Return the guide in a folder such as ``adamig-1.3``, and its problems (STD101 to STD111)."""
    index, problems = layers.merged(f"{folder}/datasets.csv", DATASETS)
    problems += layers.unread(folder, {"datasets.csv", *(f"{name.lower()}.csv" for name in CLASSES)})
    classes: dict[str, dict[str, VariableSpec]] = {}
    for name in CLASSES:
        rows, found = layers.merged(f"{folder}/{name.lower()}.csv", VARIABLES)
        problems += found
        in_order = sorted(rows.values(), key=lambda row: int(row["order"]))
        classes[name] = {row["variable"]: _variable(row, codelists) for row in in_order}
    datasets = {
        row["dataset"]: DatasetSpec(
            row["dataset"], row["label"], row["class"], row["structure"], tuple(row["keys"].split()), {}
        )
        for row in index.values()
    }
    return AnalysisGuide(folder.rpartition("-")[2], datasets, classes), problems


def _variable(row: Row, codelists: Codelists) -> VariableSpec:
    known = tuple(code for code in row["codelist"].split() if code in codelists)
    order = int(row["order"])
    return VariableSpec(
        row["variable"], row["label"], row["type"], "", row["core"], order, known, sas_format=row["format"]
    )


def _numbered(spec: VariableSpec, name: str) -> VariableSpec | None:
    """Return a variable of the guide with the numbers of a name in the place of its letters, where the name fits."""
    letters = _NUMBERED.findall(spec.name)
    if not letters or spec.name.startswith(OWN_NAME):
        return None
    pieces = _NUMBERED.split(spec.name)
    pattern = re.escape(pieces[0]) + "".join(
        f"({NUMBERS[letter]}){re.escape(piece)}" for letter, piece in zip(letters, pieces[1:], strict=True)
    )
    found = re.fullmatch(pattern, name, re.ASCII)
    if found is None:
        return None
    label = spec.label
    for letter, number in zip(letters, found.groups(), strict=True):
        label = re.sub(rf"\b{letter}\b", number, label)
    return replace(spec, name=name, label=label)
