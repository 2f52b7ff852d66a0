"""Study drug as taken: periods of one dose, interruptions for adverse events, missed doses, dose levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.events import Event
from nec_cdisc.simulate.person import Person
from nec_cdisc.simulate.timeline import Timeline

LEVELS = ((10, "Once daily"), (5, "Once daily"), (5, "Every other day"))
"""Dose in mg and frequency by dose level 0, -1, -2."""
ACTED_ON_GRADE = 2
MOST_HOLDS = 3


@dataclass
class Period:
    """Days of one dose; `dose` 0 means that nothing was taken."""

    start: date
    stop: date
    level: int
    dose: int
    change: str = "No change"
    reason: str = ""
    event: Event | None = None


@dataclass(frozen=True)
class Hold:
    """Days without drug and what followed."""

    start: date
    stop: date
    change: str
    after: str
    reason: str
    event: Event | None = None


def make_periods(person: Person, timeline: Timeline, events: list[Event]) -> list[Period]:
    """Dosing periods from first to last dose without gap; sets the action taken of the events acted on."""
    draws = person.draws("dosing")
    holds = sorted([*event_holds(events, timeline, draws), *missed_doses(timeline, draws)], key=lambda hold: hold.start)
    periods = [Period(timeline.first_dose, timeline.last_dose, 0, LEVELS[0][0])]
    for hold in holds:
        current = periods[-1]
        if hold.start > current.start + timedelta(days=2) and hold.stop < timeline.last_dose - timedelta(days=2):
            apply(hold, periods, timeline)
    if timeline.end_reason == "Adverse event":
        stopping = [event for event in events if event.related and event.is_open(timeline.last_dose)]
        if stopping:
            max(stopping, key=lambda event: (event.worst, event.start)).action = "Drug withdrawn"
    return periods


def event_holds(events: list[Event], timeline: Timeline, draws: Draws) -> list[Hold]:
    """Interruptions for related events of grade 2 and above."""
    holds: list[Hold] = []
    for event in events:
        if event.related and event.worst >= ACTED_ON_GRADE and event.start > timeline.first_dose and draws.chance(0.6):
            start = event.start + timedelta(days=draws.between(0, 2))
            stop = start + timedelta(days=draws.between(2, 13))
            after = draws.weighted({"Reduced": 0.6, "Restarted": 0.4})
            holds.append(Hold(start, stop, "Interrupted", after, "Adverse event", event))
    return holds[:MOST_HOLDS]


def missed_doses(timeline: Timeline, draws: Draws) -> list[Hold]:
    """One or two days forgotten, in a third of the subjects."""
    span = (timeline.last_dose - timeline.first_dose).days
    if span < 20 or not draws.chance(0.35):  # noqa: PLR2004 - short treatments have no room for it
        return []
    start = timeline.first_dose + timedelta(days=draws.between(5, span - 5))
    stop = start + timedelta(days=draws.between(0, 1))
    reason = draws.weighted({"Forgotten by subject": 0.8, "Logistic reason": 0.2})
    return [Hold(start, stop, "Missed", "Restarted", reason)]


def apply(hold: Hold, periods: list[Period], timeline: Timeline) -> None:
    """Cut the last period at the hold and go on after it, one level lower where the dose was reduced."""
    current = periods[-1]
    current.stop = hold.start - timedelta(days=1)
    lower = min(current.level + 1, len(LEVELS) - 1) if hold.after == "Reduced" else current.level
    after = "Reduced" if lower > current.level else "Restarted"
    periods.append(Period(hold.start, hold.stop, current.level, 0, hold.change, hold.reason, hold.event))
    periods.append(
        Period(
            hold.stop + timedelta(days=1),
            timeline.last_dose,
            lower,
            LEVELS[lower][0],
            after,
            hold.reason if after == "Reduced" else "",
            hold.event if after == "Reduced" else None,
        )
    )
    if hold.event:
        hold.event.action = "Dose reduced" if after == "Reduced" else "Drug interrupted"
