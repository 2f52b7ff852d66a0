"""The ledger of a run: what became of every row and cell of the export, and what nothing accounts for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.ledger.counts import FormCounts, summed

#: The code of what nothing accounts for.
LOST = "RUN122"


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The counts of each form, in the order of the study."""

    forms: tuple[FormCounts, ...] = ()

    @classmethod
    def merged(cls, order: Iterable[str], parts: Iterable[Iterable[FormCounts]]) -> Ledger:
        """Return the ledger from counts made in parts; ``order`` are the forms of the study in order."""
        every: dict[str, list[FormCounts]] = {name: [] for name in order}
        for part in parts:
            for item in part:
                every[item.name].append(item)
        return cls(tuple(summed(found) for found in every.values() if found))

    @property
    def rows(self) -> int:
        """The rows of all files."""
        return sum(form.rows for form in self.forms)

    @property
    def cells(self) -> int:
        """The non-blank cells of all files."""
        return sum(form.cells for form in self.forms)

    def ties_out(self) -> bool:
        """Say whether every row and cell has its fate."""
        return all(form.ties_out() for form in self.forms)

    def problems(self) -> Iterator[Problem]:
        """Yield an error for the rows, and for each column the cells, that nothing accounts for."""
        for form in self.forms:
            for column, rows in form.lost.items():
                what = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"
                what = f"{what} of {form.name}" if column is None else f"column {column} in {what} of {form.name}"
                yield Problem(LOST, f"nothing accounts for {what}", cells=Cells(form.file, rows, column))
            if not form.lost and not form.ties_out():
                message = f"the ledger of {form.name} does not tie out with the file"
                yield Problem(LOST, message, cells=Cells(form.file))
