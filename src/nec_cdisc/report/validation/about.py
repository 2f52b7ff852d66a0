"""What stands above the reports of validation: the study, its standards, the day of its export."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

#: The day of a workbook where nobody told the day of the export: outputs never depend on the clock.
NO_DAY = dt.date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class About:
    """What reports say of a package besides what was found. ``study`` may be empty, ``exported`` unknown."""

    study: str = ""
    standard: str = ""
    exported: dt.date | None = None

    @property
    def title(self) -> str:
        """The title of a report."""
        return f"Validation of {self.study}" if self.study else "Validation"
