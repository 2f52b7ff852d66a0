"""Columns of the forms on treatment and safety: study drug, medication, events, measurements, laboratory."""

from __future__ import annotations

CHEMISTRY = {
    "na": "sodium",
    "k": "potassium",
    "ca": "calcium",
    "phos": "phosphate",
    "creat": "creatinine",
    "alt": "alanine aminotransferase",
    "ast": "aspartate aminotransferase",
    "ap": "alkaline phosphatase",
    "ggt": "gamma-glutamyl transferase",
    "bili": "total bilirubin",
    "alb": "albumin",
    "ldh": "lactate dehydrogenase",
    "gluc": "glucose",
    "chol": "cholesterol",
    "trig": "triglycerides",
}
HAEMATOLOGY = {
    "hb": "haemoglobin",
    "wbc": "leukocytes",
    "neut": "neutrophils",
    "lymph": "lymphocytes",
    "plt": "platelets",
}


def _analytes(analytes: dict[str, str]) -> dict[str, str]:
    """Value and unit column of each analyte, as the wide laboratory forms hold them."""
    columns: dict[str, str] = {}
    for name, text in analytes.items():
        columns[name] = f"{text}, result as reported"
        columns[f"{name}_u"] = f"{text}, unit as reported"
    return columns


TREATMENT_FORMS: dict[str, dict[str, str]] = {
    "dosing": {
        "ec_no": "number of the dosing period",
        "ec_start": "first day of the period",
        "ec_stop": "last day of the period",
        "ec_given": "1 drug was taken in the period, 0 it was not (interruption or missed dose)",
        "ec_dose": "dose per intake",
        "ec_unit": "unit of the dose",
        "ec_freq": "frequency, code",
        "ec_freq_label": "frequency",
        "ec_level": "dose level: 0 is 10 mg daily, -1 is 5 mg daily, -2 is 5 mg every other day",
        "ec_change": "what changed against the period before, code",
        "ec_change_label": "what changed against the period before",
        "ec_reason": "reason of the change, code",
        "ec_reason_label": "reason of the change",
        "ec_ae_no": "number of the adverse event that was the reason",
        "ec_missed": "tick: doses were forgotten or missed",
        "ec_interrupted": "tick: treatment was interrupted",
        "ec_lot": "lot number of the drug",
    },
    "ae": {
        "ae_no": "number of the record",
        "ae_group": "number of the event; records of one event are its changes of grade",
        "ae_text": "adverse event, verbatim",
        "ae_start": "start of the record",
        "ae_stop": "end of the record",
        "ae_ongoing": "tick: ongoing",
        "ae_grade": "CTCAE 4.03 grade, 1 to 5",
        "ae_serious": "1 serious, 0 not",
        "ae_sdeath": "tick: results in death",
        "ae_slife": "tick: life-threatening",
        "ae_shosp": "tick: hospitalisation or its prolongation",
        "ae_sdisab": "tick: disability",
        "ae_scong": "tick: congenital anomaly",
        "ae_smie": "tick: other medically important event",
        "ae_related": "relation to study drug, code",
        "ae_related_label": "relation to study drug",
        "ae_action": "action taken with study drug, code",
        "ae_action_label": "action taken with study drug",
        "ae_action_text": "other action taken, verbatim",
        "ae_outcome": "outcome, code",
        "ae_outcome_label": "outcome",
        "ae_treated": "1 treatment was given, 0 not",
        "ae_aesi": "1 event of special interest, 0 not (new in CRF version 2.0)",
        "ae_narrative": "free text that may name the patient",
    },
    "conmed": {
        "cm_no": "number of the medication",
        "cm_text": "medication, verbatim",
        "cm_indication": "indication, verbatim",
        "cm_ae_no": "number of the adverse event it was given for",
        "cm_dose": "dose per intake",
        "cm_unit": "unit of the dose",
        "cm_freq": "frequency, code",
        "cm_freq_label": "frequency",
        "cm_route": "route, code",
        "cm_route_label": "route",
        "cm_start": "start of the medication",
        "cm_stop": "end of the medication",
        "cm_ongoing": "tick: ongoing",
    },
    "vital_signs": {
        "vs_done": "1 done, 0 not done",
        "vs_date": "date of the measurement",
        "vs_time": "time of the measurement, hh:mm",
        "vs_height": "height (screening only)",
        "vs_height_u": "unit of height",
        "vs_weight": "weight",
        "vs_weight_u": "unit of weight",
        "vs_sbp": "systolic blood pressure, mmHg",
        "vs_dbp": "diastolic blood pressure, mmHg",
        "vs_pulse": "pulse, beats per minute",
        "vs_temp": "body temperature",
        "vs_temp_u": "unit of temperature",
    },
    "ecog": {
        "ecog_done": "1 done, 0 not done",
        "ecog_date": "date of the assessment",
        "ecog_score": "ECOG performance status, 0 to 5",
    },
    "lab_chemistry": {
        "lc_done": "1 sample taken, 0 not",
        "lc_date": "date of the sample",
        "lc_time": "time of the sample, hh:mm",
        "lc_fasting": "1 fasting, 0 not",
        "lc_lab": "laboratory",
        **_analytes(CHEMISTRY),
    },
    "lab_haematology": {
        "lh_done": "1 sample taken, 0 not",
        "lh_date": "date of the sample",
        "lh_time": "time of the sample, hh:mm",
        "lh_lab": "laboratory",
        **_analytes(HAEMATOLOGY),
    },
    "end_of_treatment": {
        "et_date": "date of the decision to stop",
        "et_last_dose": "date of the last dose",
        "et_reason": "reason, code",
        "et_reason_label": "reason",
        "et_reason_text": "reason, when other",
        "et_ae_no": "number of the adverse event that was the reason",
    },
}
