"""Code lists of the case report form: for each code column its codes and what their label column shows."""

from __future__ import annotations

_RESPONSE = {"1": "CR", "2": "PR", "3": "SD", "4": "PD", "5": "NE"}
_ORGAN = {
    "1": "Liver",
    "2": "Lung",
    "3": "Lymph node",
    "4": "Pancreas",
    "5": "Peritoneum",
    "6": "Bone",
    "7": "Adrenal gland",
    "8": "Soft tissue",
    "9": "Colon",
}
_METHOD = {"1": "CT with contrast", "2": "CT without contrast", "3": "MRI"}
_HISTOLOGY = {"1": "NET G3", "2": "NEC", "3": "MiNEN", "9": "Not neuroendocrine"}
_THERAPY = {"1": "Surgery", "2": "Radiotherapy", "3": "Chemotherapy", "4": "Targeted therapy", "5": "PRRT"}
_FREQUENCY = {"1": "Once daily", "2": "Every other day", "3": "Twice daily", "4": "Three times daily", "5": "As needed"}

CODES: dict[str, dict[str, str]] = {
    "subj_status": {
        "1": "Screened",
        "2": "Screening failure",
        "3": "On treatment",
        "4": "Follow-up",
        "5": "Left study",
    },
    "sex": {"1": "Male", "2": "Female"},
    "race": {"1": "White", "2": "Asian", "3": "Black", "8": "Other", "9": "Not reported"},
    "ethnic": {"1": "Hispanic or Latino", "2": "Not Hispanic or Latino", "9": "Not reported"},
    "dx_histology": _HISTOLOGY,
    "dx_central_histology": _HISTOLOGY,
    "dx_cell_type": {"1": "Small cell", "2": "Large cell", "3": "Not specified"},
    "dx_primary": {
        "1": "Pancreas",
        "2": "Stomach",
        "3": "Oesophagus",
        "4": "Small intestine",
        "5": "Colon",
        "6": "Rectum",
        "7": "Unknown primary",
        "8": "Gallbladder",
    },
    "pt_type": _THERAPY,
    "pt_best_response": {**_RESPONSE, "9": "Unknown"},
    "st_type": {**_THERAPY, "6": "Immunotherapy"},
    "es_reason": {
        "1": "Death",
        "2": "Withdrawal of consent",
        "3": "Lost to follow-up",
        "4": "Study closed by sponsor",
        "5": "Screening failure",
        "8": "Other",
    },
    "sf_status": {"1": "Alive", "2": "Dead", "3": "Unknown"},
    "dd_cause": {"1": "Disease progression", "2": "Adverse event", "8": "Other", "9": "Unknown"},
    "ec_freq": {"1": "Once daily", "2": "Every other day"},
    "ec_change": {"0": "No change", "1": "Reduced", "2": "Interrupted", "3": "Missed", "4": "Restarted"},
    "ec_reason": {"1": "Adverse event", "2": "Forgotten by subject", "3": "Logistic reason", "8": "Other"},
    "ae_related": {"0": "Not related", "1": "Related"},
    "ae_action": {
        "0": "Dose not changed",
        "1": "Dose reduced",
        "2": "Drug interrupted",
        "3": "Drug withdrawn",
        "8": "Not applicable",
    },
    "ae_outcome": {
        "1": "Recovered",
        "2": "Recovering",
        "3": "Not recovered",
        "4": "Recovered with sequelae",
        "5": "Fatal",
        "9": "Unknown",
    },
    "cm_freq": _FREQUENCY,
    "cm_route": {"1": "Oral", "2": "Intravenous", "3": "Subcutaneous", "4": "Topical"},
    "et_reason": {
        "1": "Disease progression",
        "2": "Adverse event",
        "3": "Death",
        "4": "Withdrawal by subject",
        "5": "Physician decision",
        "8": "Other",
    },
    "tl_organ": _ORGAN,
    "nt_organ": _ORGAN,
    "nl_organ": _ORGAN,
    "tl_method": _METHOD,
    "nt_method": _METHOD,
    "nl_method": _METHOD,
    "tl_state": {"1": "Present", "2": "Absent", "3": "Too small to measure", "4": "Not evaluable"},
    "nt_state": {"1": "Present", "2": "Absent", "3": "Unequivocal progression", "4": "Not evaluable"},
    "rs_target": {**_RESPONSE, "0": "Not applicable"},
    "rs_non_target": {"1": "CR", "4": "PD", "5": "NE", "6": "NON-CR/NON-PD", "0": "Not applicable"},
    "rs_overall": {**_RESPONSE, "6": "NON-CR/NON-PD"},
    "ih_result": {"0": "Negative", "1": "Positive"},
    "ql_reason": {"1": "Too ill", "2": "Refused", "3": "Not handed out", "8": "Other"},
}
"""Codes by column; the label column is named `<column>_label`."""


def code_of(column: str, label: str) -> str:
    """Code that shows `label` in the list of `column`; KeyError when the list has no such label."""
    return {text: code for code, text in CODES[column].items()}[label]


def coded(column: str, label: str) -> dict[str, str]:
    """Both cells of a coded question, code and label; both blank for a blank label."""
    return {column: code_of(column, label) if label else "", f"{column}_label": label}
