"""Records of what was before: medical history, prior therapy, and medication given for events."""

from __future__ import annotations

from datetime import date, timedelta

from nec_cdisc.simulate.case import Case
from nec_cdisc.simulate.chart import LOG, Chart, german, tick
from nec_cdisc.simulate.codes import coded
from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.enrolment import diagnosis_date
from nec_cdisc.simulate.events import Event
from nec_cdisc.simulate.person import Person

CONDITIONS = ("Hypertension", "Type 2 diabetes", "Appendectomy", "Hypothyroidism", "Hip replacement", "Reflux disease")
REGIMENS = {"Cisplatin + etoposide": 0.55, "Carboplatin + etoposide": 0.4, "FOLFOX": 0.05}
STANDING = (
    ("Pantoprazole", "Reflux disease", "40", "mg", "Once daily", "Oral"),
    ("Ramipril", "Hypertension", "5", "mg", "Once daily", "Oral"),
    ("Metformin", "Type 2 diabetes", "500", "mg", "Twice daily", "Oral"),
    ("Levothyroxine", "Hypothyroidism", "75", "ug", "Once daily", "Oral"),
    ("Enoxaparin", "Thrombosis prophylaxis", "40", "mg", "Once daily", "Subcutaneous"),
)
REMEDIES = {
    "Stomatitis": ("Dexamethasone mouthwash", "10", "mL", "Three times daily", "Topical"),
    "Diarrhoea": ("Loperamide", "2", "mg", "As needed", "Oral"),
    "Nausea": ("Ondansetron", "8", "mg", "As needed", "Oral"),
    "Pyrexia": ("Paracetamol", "500", "mg", "As needed", "Oral"),
    "Infection": ("Ciprofloxacin", "500", "mg", "Twice daily", "Oral"),
    "Pneumonitis": ("Prednisolone", "50", "mg", "Once daily", "Oral"),
    "Back pain": ("Metamizole", "500", "mg", "As needed", "Oral"),
    "Sepsis": ("Meropenem", "1000", "mg", "Three times daily", "Intravenous"),
}


def history_records(chart: Chart, case: Case) -> None:
    """Enter medical history, prior therapy and medication."""
    person, day = case.person, case.visits[0].day
    draws = person.draws("history")
    condition_records(chart, person, day, draws)
    prior_records(chart, person, day, draws)
    if case.treated:
        medication_records(chart, case, draws)


def condition_records(chart: Chart, person: Person, day: date, draws: Draws) -> None:
    """Enter up to four conditions."""
    first = draws.between(0, len(CONDITIONS) - 1)
    for number in range(1, draws.between(0, 4) + 1):
        start = person.consent - timedelta(days=draws.between(200, 6000))
        ongoing = draws.chance(0.7)
        stop = None if ongoing else start + timedelta(days=draws.between(1, 150))
        cells = {"mh_no": str(number), "mh_text": CONDITIONS[(first + number) % len(CONDITIONS)]}
        cells |= {"mh_start": german(start), "mh_stop": german(stop), "mh_ongoing": tick(ongoing)}
        chart.add("medical_history", "Screening", day, cells)


def prior_records(chart: Chart, person: Person, day: date, draws: Draws) -> None:
    """Enter surgery for some and the platinum line for all."""
    number = 0
    found = diagnosis_date(person)
    if draws.chance(0.35):
        number += 1
        operated = found + timedelta(days=draws.between(5, 30))
        cells = {"pt_no": str(number), "pt_line": "", "pt_platinum": "0", "pt_regimen": "Resection of primary tumour"}
        dates = {"pt_start": german(operated), "pt_stop": german(operated), "pt_progression": ""}
        chart.add("prior_therapy", "Screening", day, cells | dates | coded("pt_type", "Surgery"))
    number += 1
    start = found + timedelta(days=draws.between(35, 60))
    stop = min(start + timedelta(days=draws.between(40, 150)), person.consent - timedelta(days=28))
    progressed = stop + timedelta(days=draws.between(0, max((person.consent - stop).days - 3, 0)))
    response = draws.weighted({"CR": 0.03, "PR": 0.35, "SD": 0.32, "PD": 0.25, "Unknown": 0.05})
    cells = {"pt_no": str(number), "pt_line": "1", "pt_platinum": "1", "pt_regimen": draws.weighted(REGIMENS)}
    dates = {"pt_start": german(start), "pt_stop": german(stop), "pt_progression": german(progressed)}
    coding = coded("pt_type", "Chemotherapy") | coded("pt_best_response", response)
    chart.add("prior_therapy", "Screening", day, cells | dates | coding)


def medication_records(chart: Chart, case: Case, draws: Draws) -> None:
    """Enter standing medication and what was given for adverse events; marks the events treated."""
    number = 0
    first = draws.between(0, len(STANDING) - 1)
    for step in range(draws.between(0, 3)):
        number += 1
        text, indication, dose, unit, freq, route = STANDING[(first + step) % len(STANDING)]
        start = case.person.consent - timedelta(days=draws.between(10, 2000))
        medication(chart, case, number, (text, dose, unit, freq, route), (start, None, indication, None))
    for event in case.treated.events if case.treated else ():
        if event.term.name in REMEDIES and draws.chance(0.7):
            number += 1
            event.treated = True
            medication(
                chart,
                case,
                number,
                REMEDIES[event.term.name],
                (event.start, event.stages[-1].stop, event.text, event),
            )


def medication(
    chart: Chart,
    case: Case,
    number: int,
    drug: tuple[str, str, str, str, str],
    use: tuple[date, date | None, str, Event | None],
) -> None:
    """Enter one medication: `drug` is text, dose, unit, frequency, route; `use` is start, stop, indication, event."""
    text, dose, unit, freq, route = drug
    start, stop, indication, event = use
    cells = {"cm_no": str(number), "cm_text": text, "cm_indication": indication, "cm_dose": dose, "cm_unit": unit}
    cells |= coded("cm_freq", freq) | coded("cm_route", route)
    cells |= {"cm_ae_no": str(event.stages[0].number) if event else "", "cm_start": german(start)}
    cells |= {"cm_stop": german(stop), "cm_ongoing": tick(stop is None)}
    chart.add("conmed", LOG, max(start, case.person.consent), cells)
