"""The chart of one subject: the records of all forms, as clean cells, before dirt is planted and rows are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.forms import FORMS
from nec_cdisc.simulate.person import STUDY, Person

CRF_VERSION = "2.0"
LOG = "Running log"
"""Visit under which the EDC keeps forms that are no visit's: study drug, events, medication, later therapy."""


def german(day: date | None) -> str:
    """Date as the EDC exports it, dd.mm.yyyy; blank for none."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}" if day else ""


def iso(day: date | None) -> str:
    """Date in ISO 8601; blank for none."""
    return day.isoformat() if day else ""


def fixed(value: float, decimals: int) -> str:
    """Write a number with a fixed count of decimals, never `-0`."""
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if float(text) == 0 else text


def tick(state: object) -> str:
    """Tick box as the EDC exports it: 1 or 0."""
    return "1" if state else "0"


@dataclass
class Record:
    """One row of one form, with the defects planted in it by column ("" for the row as a whole)."""

    form: str
    cells: dict[str, str]
    defects: dict[str, dict[str, str]] = field(default_factory=dict)
    locked: bool = False
    """True where another record relies on these cells, so that no more dirt may be planted."""


class Chart:
    """Records of one subject, in the order they were entered."""

    def __init__(self, person: Person) -> None:
        """Start the empty chart of a person."""
        self.person = person
        self.records: list[Record] = []
        self._draws: Draws = person.draws("audit")
        self._next_key = (person.index + 1) * 10_000

    def add(self, form: str, visit: str, on: date, cells: dict[str, str]) -> Record:
        """Enter a record of `form` at `visit`, saved some days after `on`; KeyError for a column the form lacks."""
        unknown = cells.keys() - FORMS[form].columns.keys()
        if unknown:
            raise KeyError(form, sorted(unknown))
        saved = german(on + timedelta(days=self._draws.between(0, 21)))
        clock = f"{self._draws.between(7, 18):02d}:{self._draws.between(0, 59):02d}"
        record = Record(
            form,
            {
                **self.keys(visit),
                **cells,
                "last_modified_by": f"{self._draws.one_of(('CRC', 'INV', 'DM'))}{self.person.site}",
                "last_modified_at": f"{saved} {clock}",
            },
        )
        self.records.append(record)
        return record

    def keys(self, visit: str) -> dict[str, str]:
        """Cells in front of every record of the subject, with the next free record key."""
        self._next_key += 1
        return {
            "study": STUDY,
            "site": self.person.site,
            "subject": self.person.subject,
            "visit": visit,
            "crf_version": CRF_VERSION,
            "form_status": "Complete",
            "record_id": str(self._next_key),
        }

    def of(self, *forms: str) -> Iterator[Record]:
        """Give the records of the forms named, in the order entered."""
        return (record for record in self.records if record.form in forms)
