"""What a seeded defect says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.mutants.package import Package

Planting = Callable[[Package], None]
#: What may follow a colon in ``touches``.
ASPECTS = ("label", "type", "length", "added", "removed", "order", "bytes", "undescribed")


@dataclass(frozen=True, slots=True)
class Defect:
    """A small corruption of a clean package.

    ``touches`` is all that differs from the clean package: values (``LB.LBSEQ``), records added (``+LB``) or taken away
    (``-LB``), or an aspect of a dataset or variable (``AE.AETERM:label``, ``DM:removed``; ``AE.AEACN:undescribed`` by
    the define.xml beside it). ``records`` is the number of records that differ. ``finds`` is where a right finding may
    stand: ``LB.LBSEQ`` a variable, ``LB`` the dataset as a whole. ``named`` is set for the nine on which rivals were
    first measured.
    """

    id: str
    family: str
    text: str
    source: str
    touches: tuple[str, ...]
    finds: tuple[str, ...]
    records: int
    plant: Planting
    named: bool = False

    @property
    def dataset(self) -> str:
        """The dataset that a finding names first."""
        return self.finds[0].split(".")[0]

    def planted_in(self, clean: Package) -> Package:
        """Return a copy of a clean package with the defect."""
        package = clean.copy()
        self.plant(package)
        return package


@dataclass(frozen=True, slots=True)
class Family:
    """Defects of one kind, gathered in the order in which they stand in their file."""

    name: str
    defects: list[Defect]

    def defect(
        self, source: str, *, touches: str, finds: str = "", records: int = 1, named: bool = False
    ) -> Callable[[Planting], Planting]:
        """Register a function that plants a defect: its name is the id, its docstring says what is corrupted.

        ``source`` is the rule that is broken; places are divided by blanks. Without ``finds`` a right finding stands
        where the defect touches something.
        """

        def register(plant: Planting) -> Planting:
            touched = tuple(touches.split())
            found = tuple(finds.split()) or tuple(word.partition(":")[0] for word in touched)
            name, text = plant.__name__.replace("_", "-"), plant.__doc__ or ""
            self.defects.append(Defect(name, self.name, text, source, touched, found, records, plant, named))
            return plant

        return register


def family(name: str) -> Family:
    """Return a family without defects yet."""
    return Family(name, [])
