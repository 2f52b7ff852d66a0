"""Says which data cut-off was in force for a raw row, and by which date it was judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from nec_cdisc.lineage.layout import PRIVATE
from nec_cdisc.lineage.stored import Stored

#: The code of a date that does not say on which side of the cut-off its record lies.
UNDECIDED = "ROW118"


@dataclass(frozen=True, slots=True)
class Judged:
    """A raw row and the data cut-off of its run; ``line`` is the mapping line that names the date.

    ``column`` holds the date, ``None`` where the form names none and keeps all its records. ``value`` is the date as
    typed, or as the register of corrections has it. ``decided`` says whether the date tells the side of the cut-off.
    """

    cut_off: str
    file: str
    row: int
    column: str | None
    value: str | None
    corrected: bool
    decided: bool
    line: str

    def data(self) -> dict[str, Any]:
        """Return it as plain data, for JSON."""
        return asdict(self)

    @property
    def said(self) -> str:
        """It as one line."""
        return f"data cut-off {self.cut_off}: {self.file}:{self.row} {self._dated()} [{self.line}]"

    def _dated(self) -> str:
        if self.column is None:
            return "is of a form without a date for it, which keeps all its records"
        where = f"({self.column}{', corrected' if self.corrected else ''})"
        if self.value is None:
            return f"has no date {where}, so it is kept"
        held = self.value if self.value == PRIVATE else repr(self.value)
        return f"is dated {held} {where}{'' if self.decided else ', which does not decide: it is kept'}"


def judged(stored: Stored, form: str, row: int) -> Judged | None:
    """Return what the cut-off of the run says of a raw row; ``None`` where there was no cut-off."""
    cut = stored.cut_off.get(form)
    if cut is None:
        return None
    file, column = stored.files[form], cut["column"]
    if column is None:
        return Judged(cut["date"], file, row, None, None, corrected=False, decided=False, line=cut["line"])
    value, corrected = stored.cell(form, row, column), False
    for item in stored.corrections:
        if (item["file"], item["row"], item["column"]) == (file, row, column) and item["refused"] is None:
            value, corrected = item["new"], True
    value = PRIVATE if column in stored.private.get(form, ()) else value
    told = {(item["column"], item["code"]) for item in stored.problems(file, row)}
    decided = value is not None and (column, UNDECIDED) not in told
    return Judged(cut["date"], file, row, column, value, corrected=corrected, decided=decided, line=cut["line"])


def judged_sources(stored: Stored, dataset: str, record: int) -> Iterator[Judged]:
    """Yield what the cut-off of the run says of the raw rows that a record was made from."""
    for birth in stored.births(dataset, record):
        if birth.role == "source" and birth.table in stored.forms:
            found = judged(stored, stored.forms[birth.table], birth.row)
            if found is not None:
                yield found
