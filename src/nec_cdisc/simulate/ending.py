"""Records of the end: end of treatment and study, contacts for survival, subsequent therapy, death."""

from __future__ import annotations

from datetime import timedelta

from nec_cdisc.simulate.case import Case, Treated
from nec_cdisc.simulate.chart import LOG, Chart, german, tick
from nec_cdisc.simulate.codes import coded
from nec_cdisc.simulate.draws import Draws

REGIMENS = {"FOLFIRI": 0.5, "Temozolomide + capecitabine": 0.25, "Topotecan": 0.15, "Nivolumab": 0.1}


def ending_records(chart: Chart, case: Case) -> None:
    """Enter how treatment and study ended."""
    if case.treated is None:
        day = case.visits[0].day + timedelta(days=9)
        cells = {"es_date": german(day), **coded("es_reason", "Screening failure"), "es_last_contact": german(day)}
        chart.add("end_of_study", "End of study", day, cells)
        return
    draws = case.person.draws("ending")
    treatment_record(chart, case.treated, draws)
    therapy_record(chart, case.treated, draws)
    survival_records(chart, case, case.treated)
    study_record(chart, case.treated)
    if case.treated.timeline.death:
        death_record(chart, case.treated, draws)


def treatment_record(chart: Chart, treated: Treated, draws: Draws) -> None:
    """Enter end of treatment."""
    timeline = treated.timeline
    decided = min(timeline.last_dose + timedelta(days=draws.between(0, 3)), timeline.last_alive)
    withdrawn = [event for event in treated.events if event.action == "Drug withdrawn"]
    cells = {
        "et_date": german(decided),
        "et_last_dose": german(timeline.last_dose),
        **coded("et_reason", timeline.end_reason),
        "et_reason_text": "Study closed by sponsor" if timeline.end_reason == "Other" else "",
        "et_ae_no": str(withdrawn[0].stages[0].number) if withdrawn else "",
    }
    chart.add("end_of_treatment", "End of treatment", decided, cells)


def therapy_record(chart: Chart, treated: Treated, draws: Draws) -> None:
    """Enter the therapy after study treatment, if there was one."""
    start = treated.timeline.new_therapy
    if start is None:
        return
    stop = start + timedelta(days=draws.between(20, 160))
    ongoing = stop >= treated.timeline.last_alive
    regimen = draws.weighted(REGIMENS)
    kind = "Immunotherapy" if regimen == "Nivolumab" else "Chemotherapy"
    cells = {"st_no": "1", **coded("st_type", kind), "st_regimen": regimen, "st_start": german(start)}
    cells |= {"st_stop": "" if ongoing else german(stop), "st_ongoing": tick(ongoing)}
    chart.add("subsequent_therapy", LOG, start, cells)


def survival_records(chart: Chart, case: Case, treated: Treated) -> None:
    """Enter each contact for survival; the last one reports death where there was one."""
    new_therapy = treated.timeline.new_therapy
    told = False
    for visit in case.visits:
        if not visit.name.startswith("Survival follow-up"):
            continue
        due = new_therapy is not None and new_therapy <= visit.day and not told
        told = told or due
        cells = {"sf_date": german(visit.day), **coded("sf_status", "Alive"), "sf_last_alive": german(visit.day)}
        chart.add("survival_follow_up", visit.name, visit.day, {**cells, "sf_new_therapy": tick(due)})


def study_record(chart: Chart, treated: Treated) -> None:
    """Enter end of study."""
    timeline = treated.timeline
    cells = {
        "es_date": german(timeline.end_of_study),
        **coded("es_reason", timeline.leave_reason),
        "es_last_contact": german(timeline.last_alive),
    }
    chart.add("end_of_study", "End of study", timeline.end_of_study, cells)


def death_record(chart: Chart, treated: Treated, draws: Draws) -> None:
    """Enter death and its cause: an adverse event where one was fatal, else progression."""
    timeline = treated.timeline
    fatal = [event for event in treated.events if event.fatal]
    if fatal:
        cause, text = "Adverse event", fatal[0].text
    elif draws.chance(0.9):
        cause, text = "Disease progression", "Progression of the neuroendocrine carcinoma"
    else:
        cause, text = "Unknown", ""
    cells = {
        "dd_date": german(timeline.death),
        **coded("dd_cause", cause),
        "dd_cause_text": text,
        "dd_ae_no": str(fatal[0].stages[-1].number) if fatal else "",
        "dd_autopsy": "0",
    }
    chart.add("death", "End of study", timeline.end_of_study, cells)
