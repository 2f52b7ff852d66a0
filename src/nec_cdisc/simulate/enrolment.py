"""Records made at enrolment: subject, consent, eligibility, demographics, diagnosis."""

from __future__ import annotations

from datetime import date, timedelta

from nec_cdisc.simulate.case import Case
from nec_cdisc.simulate.chart import Chart, german
from nec_cdisc.simulate.codes import coded
from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.forms_subject import EXCLUSION, INCLUSION
from nec_cdisc.simulate.person import Person

CHILDBEARING_AGE = 55
LONG_REMARK = (
    "Fasting glucose and HbA1c above the limits of the protocol in spite of treatment with two drugs; the "
    "diabetologist was consulted and advises against treatment with an inhibitor of mTOR until control is better. "
    "To be screened again when both values have been within the limits for four weeks."
)
"""Longer than the 200 characters that one variable of a transport file can hold."""


def enrolment_records(chart: Chart, case: Case) -> None:
    """Enter the forms of enrolment."""
    person = case.person
    day = case.visits[0].day
    draws = person.draws("enrolment")
    subject_record(chart, case, day)
    consented = {"ic_given": "1", "ic_date": german(person.consent), "ic_tissue": "1" if draws.chance(0.9) else "0"}
    consent = chart.add("consent", "Screening", person.consent, {**consented, "ic_version": "2.0"})
    withdrawn = case.treated.timeline.withdrawn if case.treated else None
    consent.cells.update(ic_withdrawn="1" if withdrawn else "0", ic_withdrawn_date=german(withdrawn))
    eligibility_record(chart, person, day)
    demographics_record(chart, person, day, draws)
    diagnosis_record(chart, person, day)


def subject_record(chart: Chart, case: Case, day: date) -> None:
    """Enter the subject with its state at the end."""
    status = "Left study" if case.treated else "Screening failure"
    cells = {"screening_no": f"S{case.person.index + 1:05d}", "subj_screened": german(day)}
    chart.add("subjects", "Screening", day, {**cells, **coded("subj_status", status)})


def eligibility_record(chart: Chart, person: Person, day: date) -> None:
    """Enter the criteria: all met, but inclusion 3 (neuroendocrine) or exclusion 5 of the screening failures."""
    cells = {**dict.fromkeys(INCLUSION, "1"), **dict.fromkeys(EXCLUSION, "0")}
    failed = {"Y": {"ie_in03": "0"}, "S": {"ie_ex05": "1"}}.get(person.letter, {})
    remark = {"Y": "Not neuroendocrine at central pathology", "S": LONG_REMARK}.get(person.letter, "")
    cells |= failed | {"ie_date": german(day), "ie_eligible": "0" if failed else "1", "ie_comment": remark}
    chart.add("eligibility", "Screening", day, cells)


def demographics_record(chart: Chart, person: Person, day: date, draws: Draws) -> None:
    """Enter the demographic data; the day of birth is not collected."""
    race = draws.weighted({"White": 0.92, "Asian": 0.03, "Black": 0.01, "Not reported": 0.04})
    ethnic = draws.weighted({"Not Hispanic or Latino": 0.93, "Hispanic or Latino": 0.02, "Not reported": 0.05})
    bearing = "" if person.sex == "1" else ("1" if person.age < CHILDBEARING_AGE else "0")
    cells = {
        "dm_date": german(day),
        "dm_birth": f"{person.birth.month:02d}.{person.birth.year}",
        "dm_age": str(person.age),
        **coded("sex", "Male" if person.sex == "1" else "Female"),
        **coded("race", race),
        **coded("ethnic", ethnic),
        "dm_childbearing": bearing,
    }
    chart.add("demographics", "Screening", day, cells)


def diagnosis_date(person: Person) -> date:
    """Day of first diagnosis: months before consent."""
    return person.consent - timedelta(days=person.draws("diagnosis date").between(150, 900))


def diagnosis_record(chart: Chart, person: Person, day: date) -> None:
    """Enter histology at the site and at central pathology; what is not neuroendocrine passed as carcinoma."""
    draws = person.draws("diagnosis")
    site_view = "NEC" if person.letter in "XY" else person.subtype
    ki67 = draws.between(21, 55) if site_view == "NET G3" else draws.between(45, 95)
    primary = draws.weighted(
        {"Pancreas": 0.4, "Stomach": 0.1, "Oesophagus": 0.06, "Small intestine": 0.06, "Colon": 0.14}
    )
    if draws.chance(0.25):
        primary = draws.weighted({"Rectum": 0.35, "Unknown primary": 0.5, "Gallbladder": 0.15})
    cell_type = (
        draws.weighted({"Small cell": 0.35, "Large cell": 0.5, "Not specified": 0.15}) if site_view == "NEC" else ""
    )
    found = diagnosis_date(person)
    central = person.consent + timedelta(days=draws.between(4, 8) if person.letter == "Y" else draws.between(4, 60))
    known = person.letter != "S"
    cells = {
        "dx_date": german(found),
        **coded("dx_histology", site_view),
        **coded("dx_cell_type", cell_type),
        "dx_ki67": str(ki67),
        **coded("dx_primary", primary),
        "dx_stage": "IV" if draws.chance(0.94) else "IIIB",
        "dx_metastatic_date": german(found + timedelta(days=draws.one_of((0, 0, 0, 14, 90, 120)))),
        "dx_central_done": "1" if known else "0",
        "dx_central_date": german(central) if known else "",
        "dx_central_nen": ("0" if person.letter in "XY" else "1") if known else "",
        **coded("dx_central_histology", person.subtype if known else ""),
        "dx_central_ki67": str(min(max(ki67 + draws.between(-6, 6), 21), 98)) if known else "",
    }
    chart.add("diagnosis", "Screening", central if known else day, cells)
