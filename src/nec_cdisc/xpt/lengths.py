"""Lengths of character variables: as long as the longest value, over all datasets of the study.

Rule: FDA, Study Data Technical Conformance Guide, section on the length of a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nec_cdisc.dataset.encoded import Encoded, used
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.xpt.limits import strange
from nec_cdisc.xpt.transliterate import plain_text

#: Datasets whose lengths are their own: QVAL of one domain says nothing of another's.
OWN = "SUPP"


@dataclass(frozen=True, slots=True)
class Lengths:
    """Bytes of character variables.

    ``shared`` holds for every dataset of the study; ``own`` for the supplementary datasets, by dataset.
    """

    shared: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def of(self, dataset: str, variable: str) -> int:
        """Return the length of a variable; 1 where no dataset was seen to hold it."""
        return (self.own.get(dataset, {}) if dataset.startswith(OWN) else self.shared).get(variable, 1)

    def merge(self, other: Lengths) -> Lengths:
        """Return the lengths over both: of two partitions, or of two groups of datasets."""
        own = {
            name: _longer(self.own.get(name, {}), other.own.get(name, {}))
            for name in dict.fromkeys([*self.own, *other.own])
        }
        return Lengths(_longer(self.shared, other.shared), own)


def longest(column: Encoded, table: Mapping[str, str]) -> int:
    """Return the bytes of the longest value that a record has, after replacing characters; at least 1."""
    held = [column.values[code] for code in used(column.codes, len(column.values)).tolist()]
    for place in strange(held):
        held[place] = plain_text(held[place], table)
    return max((len(value.rstrip(" ")) for value in held), default=1) or 1


def lengths(datasets: Iterable[Dataset], table: Mapping[str, str]) -> Lengths:
    """Return the length of each character variable over the datasets (or partitions of them).

    ``table`` replaces characters beyond printable ASCII, which may make a value longer. A length above 200 is
    returned as it is: the writer refuses the value with all its records.
    """
    total = Lengths()
    for dataset in datasets:
        found = {name: longest(dataset.column(name), table) for name in dataset.texts()}
        total = total.merge(Lengths(own={dataset.name: found}) if dataset.name.startswith(OWN) else Lengths(found))
    return total


def _longer(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    return {name: max(left.get(name, 1), right.get(name, 1)) for name in dict.fromkeys([*left, *right])}
