"""Lines of the truth file on one subject: what really happened, in ISO dates and SI units, before any dirt."""

from __future__ import annotations

from typing import Any

from nec_cdisc.simulate.case import Case, Treated
from nec_cdisc.simulate.chart import iso
from nec_cdisc.simulate.laboratory import Result

TreatedTruth = dict[str, Any]


def subject_truth(case: Case, results: list[Result]) -> dict[str, Any]:
    """Make the line `{"kind": "subject", ...}` of a subject; see the module for its keys."""
    person = case.person
    line: dict[str, Any] = {
        "kind": "subject",
        "usubjid": person.usubjid,
        "site": person.site,
        "subject": person.subject,
        "sex": "M" if person.sex == "1" else "F",
        "age": person.age,
        "birth": iso(person.birth)[:7],
        "subtype": person.subtype,
        "consent": iso(person.consent),
        "treated": case.treated is not None,
        "visits": [[visit.name, iso(visit.day)] for visit in case.visits],
    }
    populations = {"safety": case.treated is not None, "full_analysis": False, "per_protocol": False}
    if case.treated:
        confirmed = person.letter != "X"
        populations |= {"full_analysis": confirmed, "per_protocol": confirmed and per_protocol(case.treated)}
        line |= treated_truth(case.treated)
    return {**line, "populations": populations, "results": [compact(result) for result in results]}


def per_protocol(treated: Treated) -> bool:
    """Treated 28 days and assessed once after baseline, or progression or death before that."""
    timeline = treated.timeline
    enough = (timeline.last_dose - timeline.first_dose).days + 1 >= 28  # noqa: PLR2004 - one cycle, see study protocol
    later = treated.tumour.assessments[1:]
    if enough and later:
        return True
    known = [day for day in (timeline.progression, timeline.death) if day]
    if not known:
        return False
    # "Before that": the event came while treatment or assessment was still owed.
    first = later[0].day if later else None
    return first is None or min(known) <= first


def treated_truth(treated: Treated) -> TreatedTruth:
    """Tell what a treated subject has on top."""
    timeline = treated.timeline
    return {
        "first_dose": iso(timeline.first_dose),
        "last_dose": iso(timeline.last_dose),
        "end_of_treatment_reason": timeline.end_reason,
        "progression": iso(timeline.progression),
        "progression_route": treated.course.route if timeline.progression else "",
        "death": iso(timeline.death),
        "last_alive": iso(timeline.last_alive),
        "withdrawn": iso(timeline.withdrawn),
        "new_therapy": iso(timeline.new_therapy),
        "end_of_study": iso(timeline.end_of_study),
        "end_of_study_reason": timeline.leave_reason,
        "doses": [[iso(item.start), iso(item.stop), item.dose, item.level, item.change] for item in treated.periods],
        "assessments": assessments_truth(treated),
        "adverse_events": events_truth(treated),
    }


def assessments_truth(treated: Treated) -> list[dict[str, Any]]:
    """Every assessment with its readings and responses."""
    targets = treated.tumour.targets
    return [
        {
            "visit": item.visit,
            "date": iso(item.day),
            "target_lesions": [
                {"number": lesion.number, "node": lesion.node, "size": size, "state": state}
                for lesion, size, state in zip(targets, item.sizes, item.states, strict=True)
            ],
            "non_target_states": item.non_target_states,
            "new_lesions": len(item.new),
            "sum": item.total,
            "target": item.target,
            "non_target": item.non_target,
            "overall": item.overall,
        }
        for item in treated.tumour.assessments
    ]


def events_truth(treated: Treated) -> list[dict[str, Any]]:
    """Every record of every event."""
    return [
        {
            "number": stage.number,
            "group": event.group,
            "term": event.term.name,
            "start": iso(stage.start),
            "stop": iso(stage.stop),
            "grade": stage.grade,
            "related": event.related,
            "action": event.action,
        }
        for event in treated.events
        for stage in event.stages
    ]


def compact(result: Result) -> list[str]:
    """One laboratory result as a list, to keep the file small: see `RESULT_KEYS`."""
    return [result[key] for key in RESULT_KEYS]


RESULT_KEYS = ("record_id", "column", "analyte", "value", "unit", "si", "si_unit")
"""What the list of a laboratory result holds, in order."""
