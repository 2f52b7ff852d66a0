"""What a run is given besides the plan: the folder, the cut-off, the register of corrections."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.study.corrections import Correction
from nec_cdisc.verbs.date import date


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run is given besides the plan."""

    folder: Path
    cut_off: dt.date | None = None
    corrections: tuple[Correction, ...] = field(default=())

    def iso_dates(self, form: FormMapping, column: Encoded) -> Encoded:
        """Return a raw column of dates in ISO 8601 by the convention of its source; unreadable ones are missing."""
        return recode(column, [_iso(form, value) for value in column.values])


def _iso(form: FormMapping, value: str) -> str | None:
    try:
        return date(value, convention=form.source.dates)
    except Refused:
        return None
