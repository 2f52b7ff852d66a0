"""Datasets of an implementation guide as the CDISC Library gives them, checked cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from nec_cdisc.problem.visible import visible
from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.standard.datasets import CLASSES, LABEL, NAME, ROLES

_DATASET = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_VERSION = re.compile(r"SDTMIG[ _-]*v?\.?\s*([0-9]+(?:[.-][0-9]+)*)", re.IGNORECASE)
_CODES = re.compile(r"C[0-9]{1,9}(?:\s*[;,]\s*C[0-9]{1,9})*|")
#: What the label of SUPPQUAL ends with in the Library; each dataset of it has a label of its own.
_PLACEHOLDER = " for [domain name]"
CORES, TYPES = ("Req", "Exp", "Perm"), ("Char", "Num")
_CLASS_WORDS = {name.lower().replace("-", " "): name for name in CLASSES}
Row = Mapping[str, str]


@dataclass(slots=True)
class Guide:
    """Datasets by name: the row of each for ``datasets.csv``, and the rows of its variables, in the guide's order."""

    version: str
    datasets: dict[str, Row] = field(default_factory=dict)
    variables: dict[str, list[Row]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class At:
    """Where something stands in a file: its row, or its path in JSON."""

    file: str
    line: int = 0
    path: str = ""

    def refuse(self, said: str) -> None:
        """Refuse what stands here (TRM105)."""
        where = f", row {self.line}" if self.line else f", {self.path}" if self.path else ""
        refuse("TRM105", f"{self.file}{where}: {said}.", self.file, (self.line,) if self.line else ())


def version_of(text: str) -> str | None:
    """Return the version in the name of a guide, ``SDTMIG v3.4``; ``None`` for what is no SDTMIG."""
    found = _VERSION.search(text)
    return found[1].replace("-", ".") if found else None


def dataset_row(name: str, label: str, class_name: str, structure: str, at: At) -> Row:
    """Return the row of a dataset.

    The natural keys stay blank: CDISC names none.

    Raises:
        Unreadable: TRM105.

    """
    _require(at, "dataset", name, lambda text: _DATASET.fullmatch(text) is not None)
    label = label.removesuffix(_PLACEHOLDER)
    _require(at, "label", label, lambda text: 0 < len(text) <= LABEL)
    known = _CLASS_WORDS.get(class_name.lower().replace("-", " "))
    _require(at, "class", class_name, lambda _: known is not None)
    _require(at, "structure", structure, bool)
    return {"dataset": name, "label": label, "class": known or "", "structure": structure, "keys": ""}


def variable_row(cells: Mapping[str, str], at: At) -> Row:
    """Return the row of a variable; ``cells`` have the names of our columns. Notes are not taken over.

    Raises:
        Unreadable: TRM105.

    """
    name, order = cells["variable"], cells["order"]
    _require(at, "variable", name, lambda text: 0 < len(text) <= NAME and text.isascii() and text.isalnum())
    _require(at, "label", cells["label"], lambda text: 0 < len(text) <= LABEL)
    _require(at, "type", cells["type"], TYPES.__contains__)
    role = next((role for role in ROLES if cells["role"].startswith(role)), "")
    _require(at, "role", cells["role"], lambda _: bool(role))
    _require(at, "core", cells["core"], CORES.__contains__)
    _require(at, "order", order, lambda text: text.isascii() and text.isdigit() and len(text) <= len("9999"))
    _require(at, "codelist", cells["codelist"], lambda text: _CODES.fullmatch(text) is not None)
    codelists = " ".join(re.findall(r"C[0-9]+", cells["codelist"]))
    return {**cells, "role": role, "order": str(int(order)), "codelist": codelists, "format": cells["format"].strip()}


def _require(at: At, what: str, text: str, right: Callable[[str], bool]) -> None:
    if not right(text):
        at.refuse(f"the {what} is {visible(text, longest=60)!r}" if text else f"the {what} is blank")


def joined(guides: Sequence[Guide], files: Sequence[str]) -> Guide:
    """Return what several files say together: the variables in one, the datasets in another.

    Raises:
        Unreadable: TRM104 where they are of several versions.

    """
    versions = list(dict.fromkeys(item.version for item in guides))
    if len(versions) > 1:
        refuse("TRM104", f"the files are of several versions: SDTMIG {', '.join(versions)}.", files[-1])
    whole = Guide(versions[0])
    for item in guides:
        whole.datasets |= item.datasets
        whole.variables |= item.variables
    return whole
