"""Dates of a treated subject from first dose to the end of the study, as the latent course decides them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nec_cdisc.simulate.course import Course
from nec_cdisc.simulate.person import STUDY_CLOSED, Person
from nec_cdisc.simulate.tumour import Tumour, make_tumour

CYCLE_DAYS = 28
SURVIVAL_DAYS = 84
"""Days between contacts for survival."""


@dataclass(frozen=True)
class Timeline:
    """Dates of a treated subject; `death` is None when alive at `last_alive`."""

    first_dose: date
    last_dose: date
    end_reason: str
    progression: date | None
    death: date | None
    last_alive: date
    leave_reason: str
    withdrawn: date | None
    new_therapy: date | None

    @property
    def end_of_study(self) -> date:
        """Day the subject left the study."""
        return self.death or self.withdrawn or self.last_alive


def withdrawal(person: Person, first_dose: date) -> date | None:
    """Day consent is withdrawn, for the half of the short treated who leave; None for all others."""
    draws = person.draws("withdrawal")
    leaves = person.treated_short and person.place % 2 == 0
    return first_dose + timedelta(days=draws.between(12, 27)) if leaves else None


def treatment_end(
    person: Person, course: Course, first_dose: date, progression: date | None, stop: date
) -> tuple[date, str]:
    """Last dose and its reason; `stop` is the last day on which treatment is possible at all."""
    draws = person.draws("treatment end")
    if person.treated_short:
        last = first_dose + timedelta(days=draws.between(9, 23))
        return min(last, stop), "Withdrawal by subject" if person.place % 2 == 0 else "Adverse event"
    if course.progression > 2.5 * CYCLE_DAYS and draws.chance(0.2):
        last = first_dose + timedelta(days=draws.between(CYCLE_DAYS + 5, int(course.progression * 0.8)))
        return min(last, stop), draws.weighted({"Adverse event": 0.7, "Physician decision": 0.3})
    if progression:
        return min(progression + timedelta(days=draws.between(-1, 4)), stop), "Disease progression"
    if course.route == "death" and stop < STUDY_CLOSED:
        return max(stop - timedelta(days=draws.between(0, 6)), first_dose), "Death"
    return stop, "Other"


def survival_end(
    person: Person, course: Course, first_dose: date, progression: date | None
) -> tuple[date | None, date, str]:
    """Death if seen, the day last known alive, and why the subject left the study."""
    draws = person.draws("survival")
    start = progression or first_dose + timedelta(days=int(course.progression))
    death = start + timedelta(days=0 if course.route == "death" else int(course.survival))
    lost = start + timedelta(days=draws.between(40, 300)) if draws.chance(0.08) and progression else None
    closed = STUDY_CLOSED - timedelta(days=draws.between(0, 45))
    if lost and lost < min(death, closed):
        return None, lost, "Lost to follow-up"
    if death < closed:
        return death, death, "Death"
    return None, closed, "Study closed by sponsor"


def make_timeline(person: Person, course: Course) -> tuple[Timeline, Tumour]:
    """Dates and tumour assessments of a treated subject."""
    first_dose = person.first_dose
    if first_dose is None:
        raise ValueError(person.usubjid)
    withdrawn = withdrawal(person, first_dose)
    imaging_ends = withdrawn or STUDY_CLOSED
    if course.route == "death":
        imaging_ends = min(imaging_ends, first_dose + timedelta(days=int(course.progression)))
    tumour = make_tumour(person, course, first_dose, imaging_ends)
    death, last_alive, reason = survival_end(person, course, first_dose, tumour.progression)
    if withdrawn:
        death, last_alive, reason = None, withdrawn, "Withdrawal of consent"
    stop = min(withdrawn or STUDY_CLOSED, death - timedelta(days=1) if death else last_alive)
    last_dose, end_reason = treatment_end(person, course, first_dose, tumour.progression, stop)
    draws = person.draws("new therapy")
    new_therapy = max(last_dose, tumour.progression or last_dose) + timedelta(days=draws.between(14, 60))
    treated_again = draws.chance(0.45) and reason != "Withdrawal of consent" and new_therapy < last_alive
    timeline = Timeline(
        first_dose=first_dose,
        last_dose=last_dose,
        end_reason=end_reason,
        progression=tumour.progression,
        death=death,
        last_alive=last_alive,
        leave_reason=reason,
        withdrawn=withdrawn,
        new_therapy=new_therapy if treated_again else None,
    )
    return timeline, tumour
