"""What a record of a trial design dataset is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.problem import Place
from nec_cdisc.source.document import KeyPath


@dataclass(frozen=True, slots=True)
class FromData:
    """A value that the data give: the ``earliest`` or ``latest`` date of a variable of DM, or the ``count`` of values.

    Only subjects count who have a value in the variable ``among``, where there is one. ``null_flavor`` stands instead
    as long as the data do not know the date: the first while no subject has any, the last while a subject has none.
    """

    how: str
    variable: str
    place: Place
    among: str | None = None
    null_flavor: str | None = None


#: A value of a record; ``None`` is missing.
Value = str | int | Decimal | FromData | None
#: A record of a trial design dataset by variable; STUDYID and DOMAIN are added by the run.
Record = Mapping[str, Value]


def place_of(study: StudyMapping, *path: str | int) -> Place:
    """Return where something of the protocol block is written."""
    whole: KeyPath = ("protocol", *path)
    return study.document.place(whole)
