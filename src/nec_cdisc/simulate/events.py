"""Adverse events of a subject: when they start, how their grade changes, what was done about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.event_catalogue import FATAL, RELATED, UNRELATED, Term
from nec_cdisc.simulate.person import TREATED, Person
from nec_cdisc.simulate.timeline import Timeline

ANALYSED = 36
"""Subjects whose related events the abstract counts."""
SEVERE, LIFE_THREATENING, FATAL_GRADE = 3, 4, 5
SAFETY_DAYS = 30


@dataclass
class Stage:
    """One record of an event: a span of one grade; `stop` is None while ongoing."""

    start: date
    stop: date | None
    grade: int
    number: int = 0


@dataclass
class Event:
    """One adverse event: its stages in order, seriousness, causality and consequence for study drug."""

    term: Term
    text: str
    stages: list[Stage]
    related: bool
    hospital: bool
    group: int = 0
    action: str = "Dose not changed"
    treated: bool = False

    @property
    def start(self) -> date:
        """First day of the event."""
        return self.stages[0].start

    def is_open(self, day: date) -> bool:
        """Whether the event has begun by a day, and not ended before it."""
        stop = self.stages[-1].stop
        return self.start <= day and (stop is None or stop >= day)

    @property
    def worst(self) -> int:
        """Highest grade."""
        return max(stage.grade for stage in self.stages)

    @property
    def fatal(self) -> bool:
        """Whether the event led to death."""
        return self.worst == FATAL_GRADE

    @property
    def serious(self) -> bool:
        """Whether a criterion of seriousness is met."""
        return self.hospital or self.worst >= LIFE_THREATENING


def make_events(person: Person, timeline: Timeline) -> list[Event]:
    """All adverse events of a treated subject, numbered in the order of their start."""
    draws = person.draws("events")
    span = max((timeline.last_dose - timeline.first_dose).days, 1)
    events = [
        make_event(
            term, timeline.first_dose + timedelta(days=draws.between(1, max(int(span * 0.7), 1))), draws, timeline
        )
        for term in RELATED
        if affected(person, term)
    ]
    for event in events:
        event.related = True
    for _ in range(draws.weighted({0: 0.1, 1: 0.25, 2: 0.3, 3: 0.2, 4: 0.15})):
        start = timeline.first_dose + timedelta(days=draws.between(-6, span + 12))
        events.append(make_event(draws.one_of(UNRELATED), start, draws, timeline))
    once = {(event.term.name, event.start): event for event in events}  # no event begins twice on one day
    events = [event for event in once.values() if event.start < timeline.last_alive]
    if death_by_event(person, timeline):
        events.append(fatal_event(timeline, draws))
    return numbered(events)


def affected(person: Person, term: Term) -> bool:
    """Whether the subject has this related event: spread so that each round of the plan has the published count."""
    shift = Draws(person.seed, person.index // 40, term.name)
    count = len(TREATED)
    multiplier = shift.between(2, count - 2)
    order = (TREATED.index(person.place) * multiplier + shift.between(0, count - 1)) % count
    return order < term.related * count // ANALYSED


def make_event(term: Term, start: date, draws: Draws, timeline: Timeline) -> Event:
    """Event of one to three stages from `start`, cut at death or the last contact."""
    grade = draws.weighted({1: 0.45, 2: 0.38, SEVERE: 0.155, LIFE_THREATENING: 0.015})
    grades = [grade]
    if draws.chance(0.3) and grade < SEVERE:
        grades = [grade, grade + 1] if draws.chance(0.6) else [grade, grade + 1, grade]
    stages: list[Stage] = []
    day = start
    for level in grades:
        stop = day + timedelta(days=draws.between(2, 24))
        stages.append(Stage(day, stop, level))
        day = stop
    stages = [stage for stage in stages if stage.start < timeline.last_alive]
    last = stages[-1] if stages else Stage(start, None, grade)
    if draws.chance(0.2) or (last.stop and last.stop >= timeline.last_alive):
        last.stop = None
    severe = max((stage.grade for stage in stages), default=grade) >= SEVERE
    hospital = severe and draws.chance(0.4)
    return Event(term, draws.one_of(term.english), stages or [last], related=False, hospital=hospital)


def death_by_event(person: Person, timeline: Timeline) -> bool:
    """Whether death was by an adverse event: some of the deaths soon after the last dose."""
    if timeline.death is None or (timeline.death - timeline.last_dose).days > SAFETY_DAYS:
        return False
    return person.draws("fatal event").chance(0.5)


def fatal_event(timeline: Timeline, draws: Draws) -> Event:
    """Event that ends in death: severe first, fatal on the day of death."""
    death = timeline.death or timeline.last_alive
    start = max(death - timedelta(days=draws.between(2, 6)), timeline.first_dose)
    stages = [Stage(start, death, LIFE_THREATENING), Stage(death, death, FATAL_GRADE)]
    stages = stages if start < death else stages[1:]
    return Event(FATAL, FATAL.english[0], stages, related=False, hospital=True, action="Not applicable")


def numbered(events: list[Event]) -> list[Event]:
    """Events in the order of their start, groups and records numbered from 1."""
    events.sort(key=lambda event: (event.start, event.term.code))
    number = 0
    for group, event in enumerate(events, start=1):
        event.group = group
        for stage in event.stages:
            number += 1
            stage.number = number
    return events
