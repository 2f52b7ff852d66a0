"""Everything that is true of one subject: who it is, how the disease goes, when what happens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from nec_cdisc.simulate.course import Course, make_course
from nec_cdisc.simulate.dosing import Period, make_periods
from nec_cdisc.simulate.events import Event, make_events
from nec_cdisc.simulate.person import Person
from nec_cdisc.simulate.timeline import CYCLE_DAYS, SURVIVAL_DAYS, Timeline, make_timeline
from nec_cdisc.simulate.tumour import Tumour

SAFETY_FOLLOW_UP_DAYS = 30


@dataclass(frozen=True)
class Visit:
    """A visit as the EDC names it, and its day."""

    name: str
    day: date


@dataclass(frozen=True)
class Treated:
    """What is true of a treated subject beyond the person."""

    course: Course
    timeline: Timeline
    tumour: Tumour
    events: list[Event]
    periods: list[Period]


@dataclass(frozen=True)
class Case:
    """One subject with all that is true of it; `treated` is None for a screening failure."""

    person: Person
    treated: Treated | None
    visits: list[Visit]


def clinic_visits(person: Person, timeline: Timeline) -> list[Visit]:
    """Visits at the clinic from screening to the safety follow-up."""
    draws = person.draws("visits")
    visits = [Visit("Screening", screening_day(person)), Visit("Cycle 1 Day 1", timeline.first_dose)]
    cycle = 1
    while True:
        day = timeline.first_dose + timedelta(days=CYCLE_DAYS * cycle + draws.between(-2, 2))
        if day >= timeline.last_dose:
            break
        cycle += 1
        visits.append(Visit(f"Cycle {cycle} Day 1", day))
    end = timeline.last_dose + timedelta(days=draws.between(1, 6))
    if end < timeline.last_alive:
        visits.append(Visit("End of treatment", end))
    safety = timeline.last_dose + timedelta(days=SAFETY_FOLLOW_UP_DAYS + draws.between(0, 5))
    if safety < timeline.last_alive:
        visits.append(Visit("Safety follow-up", safety))
    return visits


def survival_visits(timeline: Timeline) -> list[Visit]:
    """Contacts for survival, from the safety follow-up to the last contact."""
    if timeline.withdrawn:
        return []
    days: list[date] = []
    day = timeline.last_dose + timedelta(days=SAFETY_FOLLOW_UP_DAYS + SURVIVAL_DAYS)
    while day < timeline.last_alive:
        days.append(day)
        day += timedelta(days=SURVIVAL_DAYS)
    if timeline.death is None:
        days.append(timeline.last_alive)
    return [Visit(f"Survival follow-up {number}", day) for number, day in enumerate(days, start=1)]


def screening_day(person: Person) -> date:
    """Day of the screening visit: between consent and first dose."""
    latest = 5 if person.first_dose else 3
    return person.consent + timedelta(days=person.draws("screening").between(0, latest))


def make_case(person: Person) -> Case:
    """All that is true of a subject, decided by its seed and index alone."""
    if person.first_dose is None:
        return Case(person, None, [Visit("Screening", screening_day(person))])
    course = make_course(person)
    timeline, tumour = make_timeline(person, course)
    events = make_events(person, timeline)
    periods = make_periods(person, timeline, events)
    if timeline.end_reason == "Adverse event" and not any(event.action == "Drug withdrawn" for event in events):
        timeline = replace(timeline, end_reason="Physician decision")  # no event that could have been the reason
    visits = [*clinic_visits(person, timeline), *(Visit(item.visit, item.day) for item in tumour.assessments[1:])]
    visits.extend(survival_visits(timeline))
    visits.sort(key=lambda visit: visit.day)
    return Case(person, Treated(course, timeline, tumour, events, periods), visits)
