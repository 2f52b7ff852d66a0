"""Records of treatment and safety: study drug, adverse events, vital signs, performance status, visits."""

from __future__ import annotations

from datetime import date

from nec_cdisc.simulate.case import Case, Treated
from nec_cdisc.simulate.chart import LOG, Chart, fixed, german, tick
from nec_cdisc.simulate.codes import coded
from nec_cdisc.simulate.dosing import LEVELS, Period
from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.events import FATAL_GRADE, LIFE_THREATENING, Event, Stage


def safety_records(chart: Chart, case: Case) -> None:
    """Enter visits, study drug, adverse events, vital signs and performance status."""
    for visit in case.visits:
        cells = {"visit_done": "1", "visit_date": german(visit.day), "visit_reason": ""}
        chart.add("visits", visit.name, visit.day, cells)
    if case.treated:
        draws = case.person.draws("safety")
        for number, period in enumerate(case.treated.periods, start=1):
            dosing_record(chart, number, period, draws)
        for event in case.treated.events:
            for stage in event.stages:
                event_record(chart, event, stage, case.treated)
    measured_records(chart, case)


def dosing_record(chart: Chart, number: int, period: Period, draws: Draws) -> None:
    """Enter one dosing period; nothing taken leaves dose, unit and frequency blank."""
    given = period.dose > 0
    cells = {
        "ec_no": str(number),
        "ec_start": german(period.start),
        "ec_stop": german(period.stop),
        "ec_given": tick(given),
        "ec_dose": str(period.dose) if given else "",
        "ec_unit": "mg" if given else "",
        **coded("ec_freq", LEVELS[period.level][1] if given else ""),
        "ec_level": str(-period.level),
        **coded("ec_change", period.change),
        **coded("ec_reason", period.reason),
        "ec_ae_no": str(period.event.stages[0].number) if period.event else "",
        "ec_missed": tick(period.change == "Missed"),
        "ec_interrupted": tick(period.change == "Interrupted"),
        "ec_lot": f"EV{draws.between(1000, 1019)}" if given else "",
    }
    chart.add("dosing", LOG, period.stop, cells)


def outcome(event: Event, stage: Stage) -> str:
    """Outcome of a record: of the last stage that of the event, of earlier ones that it went on."""
    if event.fatal and stage is event.stages[-1]:
        return "Fatal"
    if stage is not event.stages[-1]:
        return "Recovering" if event.stages[-1].grade < stage.grade else "Not recovered"
    return "Not recovered" if stage.stop is None else "Recovered"


def event_record(chart: Chart, event: Event, stage: Stage, treated: Treated) -> None:
    """Enter one stage of an event as a record of the event form."""
    death = stage.grade == FATAL_GRADE
    life = stage.grade == LIFE_THREATENING
    hospital = event.hospital and stage.grade == event.worst and not death
    serious = death or life or hospital
    before = event.start < treated.timeline.first_dose
    narrative = f"Admitted on {german(stage.start)}, see discharge letter." if hospital else ""
    cells = {
        "ae_no": str(stage.number),
        "ae_group": str(event.group),
        "ae_text": event.text,
        "ae_start": german(stage.start),
        "ae_stop": german(stage.stop),
        "ae_ongoing": tick(stage.stop is None),
        "ae_grade": str(stage.grade),
        "ae_serious": tick(serious),
        **dict.fromkeys(("ae_sdisab", "ae_scong", "ae_smie"), "0"),
        "ae_sdeath": tick(death),
        "ae_slife": tick(life),
        "ae_shosp": tick(hospital),
        **coded("ae_related", "Related" if event.related else "Not related"),
        **coded("ae_action", "Not applicable" if before else event.action),
        "ae_action_text": "Physiotherapy" if event.term.name == "Back pain" and event.treated else "",
        **coded("ae_outcome", outcome(event, stage)),
        "ae_treated": tick(event.treated),
        "ae_aesi": tick(event.term.special),
        "ae_narrative": narrative,
    }
    chart.add("ae", LOG, stage.stop or stage.start, cells)


def measured_records(chart: Chart, case: Case) -> None:
    """Enter vital signs and performance status at screening, each cycle, and the end of treatment."""
    draws = case.person.draws("vital signs")
    height = draws.between(164, 192) if case.person.sex == "1" else draws.between(152, 178)
    weight = draws.bell(25.0, 3.6) * (height / 100.0) ** 2
    score = draws.weighted({0: 0.45, 1: 0.5, 2: 0.05})
    for visit in case.visits:
        if visit.name.startswith(("Screening", "Cycle", "End of treatment")):
            vital_record(chart, visit.name, visit.day, (height, weight), draws)
            weight *= 1.0 - draws.level(-0.008, 0.028)
            score = min(score + draws.chance(0.12), 3)
            cells = {"ecog_done": "1", "ecog_date": german(visit.day), "ecog_score": str(score)}
            chart.add("ecog", visit.name, visit.day, cells)


def vital_record(chart: Chart, visit: str, day: date, body: tuple[int, float], draws: Draws) -> None:
    """Enter vital signs of one visit, or that they were not done; `body` is height in cm and weight in kg."""
    if draws.chance(0.02):
        chart.add("vital_signs", visit, day, {"vs_done": "0"})
        return
    screening = visit == "Screening"
    time = f"{draws.between(8, 15):02d}:{draws.between(0, 59):02d}"
    systolic = round(draws.bell(128.0, 13.0))
    cells = {
        "vs_done": "1",
        "vs_date": german(day),
        "vs_time": time,
        "vs_height": str(body[0]) if screening else "",
        "vs_height_u": "cm" if screening else "",
        "vs_weight": fixed(body[1], 1),
        "vs_weight_u": "kg",
        "vs_sbp": str(systolic),
        "vs_dbp": str(min(round(draws.bell(77.0, 8.0)), systolic - 1)),
        "vs_pulse": str(round(draws.bell(76.0, 10.0))),
        "vs_temp": fixed(draws.bell(36.6, 0.3), 1),
        "vs_temp_u": "C",
    }
    chart.add("vital_signs", visit, day, cells)
