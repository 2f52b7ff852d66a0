"""Time-to-event parameters, read: their sources in order, their conditions parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.problem import Place

#: The names that ``time_to_event`` gives, and the kind of value of each.
ENDPOINT_ROLES: Mapping[str, str] = {
    "parameter": "text",
    "parameter_label": "text",
    "start": "iso8601",
    "date": "iso8601",
    "censor": "number",
    "event_description": "text",
    "censor_date_description": "text",
    "source_dataset": "text",
    "source_variable": "text",
    "source_sequence": "number",
}


@dataclass(frozen=True, slots=True)
class Missed:
    """How many assessments in a row may not be missed, and when they are due (days)."""

    assessments: int
    interval: int
    tolerance: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class EndpointSource:
    """Records of a table that end time or censor it; ``name_places`` says where each variable is written.

    ``code`` is the value of CNSR, 0 for an event. ``censors`` is said of an end of follow-up, ``own_code`` of a
    censoring (see :mod:`nec_cdisc.rules.time_to_event`). With ``missed`` the records are assessments, and follow-up
    ends where that many in a row are missing.
    """

    table: str
    date: str
    describe: str
    place: Place
    keep: Condition | None = None
    code: int = 0
    describe_date: str | None = None
    own_code: bool = False
    censors: bool = False
    missed: Missed | None = None
    name_places: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, name: str) -> Place:
        """Return where a variable is written."""
        return self.name_places.get(name, self.place)


@dataclass(frozen=True, slots=True, eq=False)
class Endpoint:
    """A time-to-event parameter."""

    name: str
    label: str
    start: str
    events: tuple[EndpointSource, ...]
    censors: tuple[EndpointSource, ...]
    ends: tuple[EndpointSource, ...]
    place: Place
    start_place: Place

    @property
    def sources(self) -> tuple[EndpointSource, ...]:
        """All sources, events first."""
        return (*self.events, *self.censors, *self.ends)
