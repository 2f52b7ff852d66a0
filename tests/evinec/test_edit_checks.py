"""Every edit check of the study fires at the record that breaks it; test_defects says that clean data break none."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

CLEAN_SUBJECTS, SEED = 40, 2014
Cells = dict[str, str]


def any_row(cells: Cells) -> bool:
    """Take the first row of the subject."""
    return bool(cells)


@dataclass(frozen=True)
class Spoiling:
    """A change in one raw row, the first of ``form`` that ``where`` takes, and the questions that must follow."""

    form: str
    change: Cells
    asks: dict[str, str] = field(default_factory=dict)
    where: Callable[[Cells], bool] = any_row


def at(visit: str) -> Callable[[Cells], bool]:
    """Take the first row of a visit."""
    return lambda cells: cells["visit"] == visit


def given(cells: Cells) -> bool:
    """Take the first dosing period with intake."""
    return cells["ec_given"] == "1"


def fatal(cells: Cells) -> bool:
    """Take a fatal event."""
    return cells["ae_outcome"] == "5"


def mild(cells: Cells) -> bool:
    """Take an event that ended, was not serious and not fatal."""
    return cells["ae_serious"] == "0" and bool(cells["ae_stop"])


def recovered(cells: Cells) -> bool:
    """Take an event that ended well."""
    return mild(cells) and cells["ae_outcome"] == "1"


def filled_in(cells: Cells) -> bool:
    """Take a questionnaire that was filled in."""
    return cells["ql_done"] == "1"


def not_filled_in(cells: Cells) -> bool:
    """Take a questionnaire that was not filled in."""
    return cells["ql_done"] == "0"


def second_lesion_later(cells: Cells) -> bool:
    """Take a reading of the second target lesion after screening."""
    return cells["visit"] != "Screening" and cells["tl_no"] == "2"


def never_dosed(cells: Cells) -> bool:
    """Take the screening visit of a screening failure."""
    return cells["visit"] == "Screening" and cells["failed"] == "1"


def woman(cells: Cells) -> bool:
    """Take a woman."""
    return cells["sex"] == "2"


def survivor(cells: Cells) -> bool:
    """Take an event of a subject without a death form."""
    return mild(cells) and cells["dead"] == "0"


def failed(cells: Cells) -> bool:
    """Take a screening failure."""
    return cells["subj_status"] == "2"


def dosed(cells: Cells) -> bool:
    """Take a subject that was treated."""
    return cells["subj_status"] == "5"


def dead(cells: Cells) -> bool:
    """Take a record of a subject with a death form."""
    return cells["dead"] == "1"


def drug_before(cells: Cells) -> bool:
    """Take a prior systemic therapy of a subject that was dosed."""
    return cells["pt_type"] == "3" and cells["failed"] == "0"


def operation(cells: Cells) -> bool:
    """Take a prior operation of a subject that died."""
    return cells["pt_type"] == "1" and dead(cells)


def measured(cells: Cells) -> bool:
    """Take vital signs that were measured."""
    return cells["vs_done"] == "1"


def summed(cells: Cells) -> bool:
    """Take an assessment on treatment with a sum of diameters and a stable disease."""
    return cells["visit"] != "Screening" and bool(cells["rs_sum"]) and cells["rs_target"] == "3"


def not_evaluable(cells: Cells) -> bool:
    """Take an assessment whose target lesions could not all be measured."""
    return cells["rs_target"] == "5" and not cells["rs_sum"]


def progressed(cells: Cells) -> bool:
    """Take an end of treatment by progression."""
    return cells["et_reason"] == "1"


def progressed_and_dead(cells: Cells) -> bool:
    """Take an end of treatment by progression of a subject that died."""
    return progressed(cells) and dead(cells)


def left_because(reason: str) -> Callable[[Cells], bool]:
    """Take an end of study for a reason."""
    return lambda cells: cells["es_reason"] == reason


def not_given(cells: Cells) -> bool:
    """Take a dosing period without intake."""
    return cells["ec_given"] == "0"


def examined(cells: Cells) -> bool:
    """Take a staining in which cells are stained."""
    return cells["ih_done"] == "1" and cells["ih_percent"] not in {"", "0"}


def died_of(cause: str) -> Callable[[Cells], bool]:
    """Take a death of a cause."""
    return lambda cells: cells["dd_cause"] == cause


def of_the_first(cells: Cells) -> bool:
    """Take a contact with subject 001 of site 01, who had no therapy after study treatment."""
    return (cells["site"], cells["subject"]) == ("01", "001")


def survival(cells: Cells) -> bool:
    """Take a visit that is a contact for survival."""
    return cells["visit"].startswith("Survival")


def of_the_fifth(cells: Cells) -> bool:
    """Take a record on treatment of subject 001 of site 04, whose dates are left alone."""
    return (cells["site"], cells["subject"]) == ("04", "001") and cells["visit"] != "Screening"


#: What is asked where a form says unscheduled and the visit form has no such visit.
NO_SUCH_VISIT = "An unscheduled visit that the visit form does not have"
UNSCHEDULED = {"visit": "Unscheduled"}
#: A subject of the clean export that failed screening.
FAILURE = {"site": "03", "subject": "002"}
AFTER_DEATH = {
    "DM": "Study drug was given after death",
    "EC": "Study drug was taken after death",
    "LB": "The sample was taken after death",
    "QS": "The questionnaire was filled in after death",
    "TU": "The scan was done after death",
    "TR": "The scan was done after death",
    "RS": "The assessment was done after death",
    "AE": "The event starts after death",
    "VS": "The measurement was made after death",
    "SV": "The visit took place after death",
}
BEFORE_CONSENT = {
    "DM": "Study drug was given before consent was signed",
    "AE": "The event starts before consent was signed",
    "LB": "The sample was taken before consent was signed",
    "VS": "The measurement was made before consent was signed",
    "SV": "The visit took place before consent was signed",
}
MEASUREMENTS = ("vs_height", "vs_weight", "vs_sbp", "vs_dbp", "vs_pulse", "vs_temp")
SPOILINGS = (
    Spoiling("death", {"dd_date": "01.08.2015"}, AFTER_DEATH),
    Spoiling("death", {"dd_date": "02.08.2015"}, {"DM": "The subject was in contact or left the study after death"}),
    Spoiling("death", {"dd_date": "03.08.2015"}, {"AE": "The event ends after death"}),
    Spoiling("consent", {"ic_date": "01.01.2020"}, BEFORE_CONSENT),
    Spoiling(
        "visits", {"visit": "Cycle 1 Day 1"}, {"DM": "Cycle 1 Day 1 took place and no dose is recorded"}, never_dosed
    ),
    Spoiling("subjects", {"subj_status": ""}, {"DM": "The state of the subject is missing"}),
    Spoiling("consent", {"ic_given": "0"}, {"DM": "A date of consent without consent"}),
    Spoiling("demographics", {"dm_age": ""}, {"DM": "The age is missing"}),
    Spoiling("subjects", {"subj_status": "2"}, {"DM": "Doses are recorded for a screening failure"}, dosed),
    Spoiling("demographics", {"dm_age": "17"}, {"DM": "The subject is not of age"}),
    Spoiling(
        "demographics",
        {"sex": "1", "dm_childbearing": "1"},
        {"DM": "Childbearing potential is answered for a man"},
        woman,
    ),
    Spoiling("ae", {"ae_start": "01.05.2020"}, {"AE": "The event ends before it starts"}, mild),
    Spoiling("ae", {"ae_stop": ""}, {"AE": "The event has neither a stop date nor is it ongoing"}, mild),
    Spoiling(
        "ae",
        {"ae_stop": "", "ae_ongoing": "1"},
        {"AE": "The event is ongoing and its outcome says that it ended"},
        recovered,
    ),
    Spoiling("ae", {"ae_grade": "5"}, {"AE": "Grade 5 and the outcome is not fatal"}, mild),
    Spoiling("ae", {"ae_grade": "4"}, {"AE": "The outcome is fatal and the grade is not 5"}, fatal),
    Spoiling(
        "ae", {"ae_outcome": "5", "ae_grade": "5"}, {"AE": "The outcome is fatal and there is no death form"}, survivor
    ),
    Spoiling("ae", {"ae_grade": "7"}, {"AE": "The grade is none of CTCAE"}, mild),
    Spoiling("ae", {"ae_serious": "1"}, {"AE": "The event is serious and no criterion is ticked"}, mild),
    Spoiling("ae", {"ae_smie": "1"}, {"AE": "A criterion of seriousness is ticked and the event is not serious"}, mild),
    Spoiling("dosing", {"ec_stop": "01.01.2015"}, {"EC": "The dosing period ends before it starts"}, given),
    Spoiling("dosing", {"ec_dose": ""}, {"EC": "The period says that study drug was taken and gives no dose"}, given),
    Spoiling("dosing", {"ec_unit": ""}, {"EC": "A dose without its unit"}, given),
    Spoiling("dosing", {"ec_dose": "20"}, {"EC": "The dose is above 10 mg"}, given),
    Spoiling("lab_chemistry", {"lc_date": "", "lc_time": ""}, {"LB": "A result without the date of the sample"}),
    Spoiling("lab_haematology", {"wbc": "-3"}, {"LB": "A negative result"}),
    Spoiling("qlq_c30", {"q07": "0"}, {"QS": "Answers begin at 1"}),
    Spoiling("qlq_c30", {"q07": "5"}, {"QS": "The item has four answers"}),
    Spoiling("qlq_c30", {"q29": "8"}, {"QS": "The item has seven answers"}),
    Spoiling("lab_chemistry", {"lc_done": "0"}, {"LB": "Results stand in a form that is not marked as done"}),
    Spoiling("lab_haematology", {"lh_done": "0"}, {"LB": "Results stand in a form that is not marked as done"}),
    Spoiling("markers", {"mk_value": ""}, {"LB": "A marker without a value"}),
    Spoiling(
        "lab_haematology",
        {f"{name}{end}": "" for name in ("hb", "wbc", "neut", "lymph", "plt") for end in ("", "_u")},
        {"LB": "The form says done and holds no result"},
    ),
    Spoiling("lab_chemistry", {"k_u": ""}, {"LB": "No reference range in this unit"}),
    Spoiling("lab_haematology", {"hb_u": "mg/dL"}, {"LB": "No reference range in this unit"}),
    Spoiling("qlq_c30", {"ql_done": "0"}, {"QS": "Answers stand in a form that is not marked as done"}, filled_in),
    Spoiling("qlq_c30", {"ql_reason": "2"}, {"QS": "The form says done and gives a reason why it was not"}, filled_in),
    Spoiling(
        "qlq_c30", {"ql_done": "1", "ql_reason": ""}, {"QS": "The form says done and holds no answer"}, not_filled_in
    ),
    Spoiling(
        "qlq_c30",
        {"ql_reason": ""},
        {"QS": "The questionnaire was not filled in and no reason is given"},
        not_filled_in,
    ),
    Spoiling("qlq_c30", {"ql_date": ""}, {"QS": "Answers without a date"}),
    Spoiling("target_lesions", {"tl_no": ""}, {"TU": "A lesion without a number"}, at("Screening")),
    Spoiling(
        "target_lesions",
        {"tl_date": "01.01.2020"},
        {"TU": "The baseline scan was done after the first dose"},
        at("Screening"),
    ),
    Spoiling(
        "new_lesions",
        {"nl_date": "01.01.2015"},
        {"TU": "A new lesion before the first dose"},
        lambda cells: cells["nl_any"] == "1",
    ),
    Spoiling(
        "new_lesions",
        {"nl_any": "0"},
        {"TU": "A new lesion stands in a form that says there is none"},
        lambda cells: cells["nl_any"] == "1",
    ),
    Spoiling(
        "target_lesions",
        {"tl_organ": "9"},
        {"TR": "The lesion lies in another organ than at screening"},
        second_lesion_later,
    ),
    Spoiling(
        "non_target_lesions",
        {"nt_organ": "9"},
        {"TR": "The lesion lies in another organ than at screening"},
        lambda cells: cells["visit"] != "Screening",
    ),
    Spoiling("target_lesions", {"tl_diameter": "-4"}, {"TR": "A negative size"}),
    Spoiling("target_lesions", {"tl_diameter": "880"}, {"TR": "A lesion of more than 40 cm"}),
    Spoiling("target_lesions", {"tl_state": ""}, {"TR": "A lesion without a state"}),
    Spoiling(
        "response",
        {"rs_done": "0"},
        {
            "RS": "Answers stand in a form that is not marked as done",
            "TR": "A sum of diameters stands in a form that is not marked as done",
        },
        lambda cells: bool(cells["rs_overall"] and cells["rs_sum"]),
    ),
    Spoiling(
        "response",
        {"rs_sum": "999"},
        {"TR": "The sum of diameters is not that of the lesions measured"},
        summed,
    ),
    Spoiling(
        "response",
        {"rs_sum": "50"},
        {"TR": "A sum of diameters is given and not every target lesion was measured"},
        not_evaluable,
    ),
    Spoiling(
        "response",
        {"rs_sum": ""},
        {"TR": "Every target lesion was measured and the sum of diameters is missing"},
        summed,
    ),
    Spoiling(
        "response",
        {"rs_target": ""},
        {"TR": "The target lesions were read and the target response is missing"},
        summed,
    ),
    Spoiling("response", {"rs_target": "1"}, {"TR": "The target response is not what the measurements give"}, summed),
    Spoiling("vital_signs", {"vs_date": "", "vs_time": ""}, {"VS": "Measurements without a date"}, measured),
    Spoiling("vital_signs", {"vs_done": "0"}, {"VS": "Measurements stand in a form that is not marked as done"}),
    Spoiling(
        "vital_signs",
        dict.fromkeys(MEASUREMENTS, ""),
        {"VS": "The form says done and holds no measurement"},
        measured,
    ),
    Spoiling("vital_signs", {"vs_height": "17"}, {"VS": "A height below 100 or above 230 cm"}, at("Screening")),
    Spoiling("vital_signs", {"vs_weight": "707"}, {"VS": "A weight below 25 or above 250 kg"}, measured),
    Spoiling("vital_signs", {"vs_temp": "3.7"}, {"VS": "A temperature below 33 or above 43 C"}, measured),
    Spoiling("vital_signs", {"vs_sbp": "12"}, {"VS": "A systolic pressure below 50 or above 280 mmHg"}, measured),
    Spoiling("vital_signs", {"vs_dbp": "800"}, {"VS": "A diastolic pressure below 20 or above 180 mmHg"}, measured),
    Spoiling("vital_signs", {"vs_pulse": "7"}, {"VS": "A pulse below 25 or above 220"}, measured),
    Spoiling(
        "medical_history", {"mh_stop": "01.01.1950", "mh_ongoing": "0"}, {"MH": "The condition ends before it starts"}
    ),
    Spoiling(
        "medical_history",
        {"mh_start": "01.01.2025", "mh_stop": "", "mh_ongoing": "1"},
        {"MH": "The condition starts after the history was taken"},
    ),
    Spoiling(
        "medical_history",
        {"mh_stop": "01.01.2025", "mh_ongoing": "0"},
        {"MH": "The condition ends after the history was taken"},
    ),
    Spoiling(
        "medical_history",
        {"mh_stop": "", "mh_ongoing": "0"},
        {"MH": "The condition has neither a stop date nor is it ongoing"},
    ),
    Spoiling("conmed", {"cm_stop": "01.01.1950", "cm_ongoing": "0"}, {"CM": "The therapy ends before it starts"}),
    Spoiling(
        "conmed",
        {"cm_start": "01.01.2025", "cm_stop": "", "cm_ongoing": "1"},
        {"CM": "The therapy starts after death"},
        dead,
    ),
    Spoiling("conmed", {"cm_stop": "01.01.2025", "cm_ongoing": "0"}, {"CM": "The therapy ends after death"}, dead),
    Spoiling(
        "conmed",
        {"cm_stop": "", "cm_ongoing": "0"},
        {"CM": "The therapy has neither a stop date nor is it ongoing"},
    ),
    Spoiling("conmed", {"cm_unit": ""}, {"CM": "A dose without its unit"}),
    Spoiling("conmed", {"cm_dose": "0"}, {"CM": "A dose of nothing"}),
    Spoiling(
        "prior_therapy",
        {"pt_start": "01.01.2025", "pt_stop": ""},
        {"CM": "A prior therapy starts after the first dose"},
        drug_before,
    ),
    Spoiling(
        "prior_therapy", {"pt_stop": "01.01.2025"}, {"CM": "A prior therapy ends after the first dose"}, drug_before
    ),
    Spoiling(
        "prior_therapy",
        {"pt_progression": "01.01.2000"},
        {"CM": "The progression lies before the start of the therapy"},
        drug_before,
    ),
    Spoiling(
        "subsequent_therapy", {"st_start": "01.01.2015"}, {"CM": "A subsequent therapy starts before the last dose"}
    ),
    Spoiling("prior_therapy", {"pt_stop": "01.01.2000"}, {"PR": "The procedure ends before it starts"}, operation),
    Spoiling(
        "prior_therapy",
        {"pt_start": "01.01.2025", "pt_stop": ""},
        {"PR": "The procedure starts after death"},
        operation,
    ),
    Spoiling(
        "prior_therapy",
        {"pt_start": "02.01.2025", "pt_stop": ""},
        {"PR": "A prior procedure starts after the first dose"},
        operation,
    ),
    Spoiling(
        "prior_therapy", {"pt_line": "2"}, {"PR": "A procedure is said to be a line of systemic therapy"}, operation
    ),
    Spoiling(
        "subsequent_therapy",
        {"st_type": "2", "st_stop": "", "st_ongoing": "0"},
        {"PR": "The procedure has neither a stop date nor is it ongoing"},
    ),
    Spoiling("ecog", {"ecog_done": "0"}, {"RS": "Answers stand in a form that is not marked as done"}),
    Spoiling("ecog", {"ecog_score": "5"}, {"RS": "The performance status of a living subject is 0 to 4"}),
    Spoiling("consent", {"ic_date": ""}, {"DS": "A consent or an end without a date"}),
    Spoiling(
        "end_of_treatment",
        {"et_reason": "8", "et_reason_label": "Other"},
        {"DS": "The end has another reason and no text says which"},
    ),
    Spoiling(
        "end_of_treatment",
        {"et_last_dose": "01.01.2015"},
        {"DS": "The last dose of the end of treatment is not that of the dosing periods"},
    ),
    Spoiling(
        "end_of_treatment",
        {"et_date": "01.01.2015"},
        {"DS": "Treatment ended before the last dose"},
        progressed,
    ),
    Spoiling("end_of_treatment", {"et_date": "01.01.2025"}, {"DS": "Treatment ended after death"}, progressed_and_dead),
    Spoiling("end_of_treatment", FAILURE, {"DS": "Treatment ended and no dose is recorded"}, progressed_and_dead),
    Spoiling(
        "end_of_study",
        {"es_date": "01.01.2015"},
        {"DS": "The study ended by death on another day than that of death"},
        dead,
    ),
    Spoiling(
        "end_of_study",
        {"es_reason": "1", "es_reason_label": "Death"},
        {"DS": "The study ended by death and there is no death form"},
        left_because("4"),
    ),
    Spoiling(
        "end_of_study",
        {"es_reason": "3"},
        {"DS": "There is a death form and the study did not end by death"},
        dead,
    ),
    Spoiling(
        "end_of_study",
        {"es_reason": "2"},
        {"DS": "The study ended by withdrawal of consent and the consent form knows of none"},
        left_because("4"),
    ),
    Spoiling(
        "end_of_study",
        {"es_date": "01.01.2020"},
        {"DS": "Consent was withdrawn on another day than the study ended"},
        left_because("2"),
    ),
    Spoiling(
        "consent",
        {"ic_withdrawn": "1", "ic_withdrawn_date": "01.01.2017"},
        {"DS": "Consent was withdrawn and the study ended for another reason"},
        dead,
    ),
    Spoiling(
        "end_of_study",
        {"es_reason": "5"},
        {"DS": "The study ended by screening failure after a dose"},
        left_because("1"),
    ),
    Spoiling(
        "eligibility",
        {"ie_eligible": "0"},
        {"DM": "Study drug was given to a subject who is not eligible"},
        lambda cells: cells["failed"] == "0",
    ),
    Spoiling(
        "eligibility",
        {"ie_in03": "1", "ie_ex05": "0"},
        {"DM": "The subject is not eligible and every criterion is met"},
        lambda cells: cells["failed"] == "1",
    ),
    Spoiling("eligibility", {"ie_in05": ""}, {"DM": "A criterion of eligibility has no answer"}),
    Spoiling(
        "eligibility",
        {"ie_in04": "0"},
        {"IE": "A criterion of eligibility is broken and the subject is called eligible"},
        lambda cells: cells["ie_eligible"] == "1",
    ),
    Spoiling(
        "eligibility",
        {"ie_date": ""},
        {"IE": "Eligibility was assessed without a date"},
        lambda cells: cells["failed"] == "1",
    ),
    Spoiling(
        "eligibility",
        {"ie_date": "01.01.2015"},
        {"IE": "Eligibility was assessed before consent was signed"},
        lambda cells: cells["failed"] == "1",
    ),
    Spoiling(
        "end_of_study",
        {"es_last_contact": "01.01.2015"},
        {"DM": "A contact for survival lies after the last contact of the end of study"},
        left_because("3"),
    ),
    Spoiling("dosing", {"ec_stop": ""}, {"EC": "The dosing period is over and has no end"}, not_given),
    Spoiling("dosing", {"ec_start": "UNK"}, {"EC": "The dosing period has no start"}, not_given),
    Spoiling("dosing", {"ec_given": ""}, {"EC": "A dosing period does not say whether study drug was taken"}),
    Spoiling(
        "dosing",
        {"ec_dose": "10"},
        {"EC": "The period says that no study drug was taken and gives a dose"},
        not_given,
    ),
    Spoiling(
        "dosing",
        {"ec_missed": "0", "ec_interrupted": "0"},
        {"EC": "No study drug was taken and the period is neither missed nor an interruption"},
        not_given,
    ),
    Spoiling("dosing", {"ec_interrupted": "1"}, {"EC": "Study drug was taken in an interruption"}, given),
    Spoiling("dosing", {"ec_reason": ""}, {"EC": "No study drug was taken and no reason is given"}, not_given),
    Spoiling("diagnosis", {"dx_date": ""}, {"MH": "The tumour has no date of diagnosis"}),
    Spoiling("diagnosis", {"dx_metastatic_date": "01.01.2000"}, {"MH": "Metastases were seen before the diagnosis"}),
    Spoiling(
        "diagnosis",
        {"dx_metastatic_date": ""},
        {"MH": "Stage IV and no date of metastases"},
        lambda cells: cells["dx_stage"] == "IV",
    ),
    Spoiling("mtor_ihc", {"ih_date": ""}, {"MI": "Tissue was examined and the day it was taken is missing"}, examined),
    Spoiling("diagnosis", {"dx_ki67": "470"}, {"MI": "A Ki-67 that is no percentage"}),
    Spoiling("mtor_ihc", {"ih_intensity": "4"}, {"MI": "The intensity of staining is 0 to 3"}, examined),
    Spoiling("mtor_ihc", {"ih_percent": "150"}, {"MI": "Stained cells that are no percentage"}, examined),
    Spoiling("mtor_ihc", {"ih_hscore": "301"}, {"MI": "The H-score is 0 to 300"}, examined),
    Spoiling("mtor_ihc", {"ih_result": "0"}, {"MI": "A negative result and cells are stained"}, examined),
    Spoiling(
        "diagnosis",
        {"dx_central_date": ""},
        {"MI": "Central pathology was done without a date"},
        lambda cells: cells["dx_central_done"] == "1",
    ),
    Spoiling(
        "consent",
        {"ic_tissue": "0"},
        {"DS": "Research on archive tissue was declined and tissue was examined"},
        lambda cells: cells["ic_tissue"] == "1" and (cells["site"], cells["subject"]) == ("02", "003"),
    ),
    Spoiling(
        "mtor_ihc",
        {"ih_reason": ""},
        {"MI": "No tissue was examined and no reason is given"},
        lambda cells: cells["ih_done"] == "0",
    ),
    Spoiling(
        "survival_follow_up",
        {"sf_new_therapy": "1"},
        {"SS": "A new therapy was told and none is recorded"},
        of_the_first,
    ),
    Spoiling("survival_follow_up", {"sf_date": ""}, {"SS": "A contact for survival without a date"}),
    Spoiling(
        "survival_follow_up",
        {"sf_date": "01.01.2025"},
        {"SS": "The subject was alive at a contact after death"},
        dead,
    ),
    Spoiling(
        "survival_follow_up",
        {"sf_status": "2"},
        {"SS": "The subject is dead and there is no death form"},
        lambda cells: not dead(cells),
    ),
    Spoiling(
        "survival_follow_up",
        {"sf_status": "2"},
        {"SS": "The subject was dead at a contact before death"},
        lambda cells: (cells["site"], cells["subject"]) == ("04", "001"),
    ),
    Spoiling(
        "survival_follow_up",
        {"sf_last_alive": ""},
        {"SS": "The subject is alive and the day last known alive is missing"},
    ),
    Spoiling(
        "survival_follow_up",
        {"sf_last_alive": "01.01.2025"},
        {"SS": "The subject was known to be alive after the contact that told it"},
        lambda cells: not dead(cells),
    ),
    Spoiling(
        "survival_follow_up",
        {"sf_last_alive": "02.01.2025"},
        {"SS": "The subject was known to be alive after death"},
        dead,
    ),
    Spoiling("death", {"dd_date": ""}, {"DD": "A death form without a date"}, died_of("9")),
    Spoiling(
        "death", {"dd_ae_no": ""}, {"DD": "An adverse event is the cause of death and none is named"}, died_of("2")
    ),
    Spoiling("death", {"dd_ae_no": "1"}, {"DD": "The event named as cause of death is not fatal"}, died_of("2")),
    Spoiling("death", {"dd_ae_no": "2"}, {"DD": "An event is named and the cause of death is none"}, died_of("1")),
    Spoiling(
        "death",
        {"dd_cause": "8", "dd_cause_text": ""},
        {"DD": "Another cause of death and no text says which"},
        died_of("1"),
    ),
    Spoiling(
        "ae", {"ae_start": "01.01.2016", "ae_stop": "02.01.2016"}, {"AE": "The fatal event ends before death"}, fatal
    ),
    Spoiling("ae", {"ae_sdeath": "1"}, {"AE": "The event results in death and its outcome is not fatal"}, mild),
    Spoiling("visits", {"visit_date": ""}, {"SV": "A visit without a date"}, survival),
    Spoiling(
        "visits",
        {"visit": "Survival follow-up 1"},
        {"SV": "The visit is recorded more than once"},
        at("Survival follow-up 2"),
    ),
    Spoiling("visits", {"visit_done": "0"}, {"SV": "A visit that did not take place has a date"}, survival),
    Spoiling(
        "visits",
        {"visit_done": "0", "visit_date": ""},
        {"SV": "A visit did not take place and no reason is given"},
        survival,
    ),
    Spoiling("visits", UNSCHEDULED, {"SV": "An unscheduled visit without a reason"}, survival),
    Spoiling(
        "visits",
        {"visit_date": "01.01.2021"},
        {"SV": "The first dose was given before Cycle 1 Day 1"},
        at("Cycle 1 Day 1"),
    ),
    Spoiling("vital_signs", UNSCHEDULED, {"VS": NO_SUCH_VISIT}, of_the_fifth),
    Spoiling("lab_chemistry", UNSCHEDULED, {"LB": NO_SUCH_VISIT}, of_the_fifth),
    Spoiling("ecog", UNSCHEDULED, {"RS": NO_SUCH_VISIT}, of_the_fifth),
    Spoiling("qlq_c30", UNSCHEDULED, {"QS": NO_SUCH_VISIT}, of_the_fifth),
    Spoiling("target_lesions", UNSCHEDULED, {"TR": NO_SUCH_VISIT}, of_the_fifth),
    Spoiling(
        "new_lesions",
        UNSCHEDULED,
        {"TU": NO_SUCH_VISIT},
        lambda cells: cells["nl_any"] == "1" and (cells["dead"] == "0" or cells["site"] not in {"01", "02"}),
    ),
    Spoiling(  # a subject of a site whose records no other line spoils by the date of death
        "death",
        {"dd_date": "UNK"},
        {"DD": "The day of death is unknown and the study ended by death on a day"},
        lambda cells: cells["site"] == "09",
    ),
    Spoiling(  # the year alone is not the day either
        "death",
        {"dd_date": "UN.UN.2017"},
        {"DD": "The day of death is unknown and the study ended by death on a day"},
        lambda cells: cells["site"] == "07",
    ),
)


#: Forms whose dates other forms are checked against: the question names the other form.
FORMS_OF_DM = {"death", "consent", "subjects", "demographics"}


class Export:
    """The raw files of a clean export, spoiled row by row; no row is spoiled twice."""

    def __init__(self, folder, dead, failures):
        """Read all files; ``dead`` are the subjects with a death form, ``failures`` those who failed screening."""
        self.folder = folder
        self.rows = {}
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as lines:
                self.rows[path.stem] = list(csv.DictReader(lines))
        self.dead = dead
        self.failures = failures
        self.spoiled = set()

    def spoil(self, spoiling):
        """Change the first fitting row that is still clean; return its place in the file and its subject."""
        for number, cells in enumerate(self.rows[spoiling.form], start=2):
            who = (cells["site"], cells["subject"])
            seen = {**cells, "dead": str(int(who in self.dead)), "failed": str(int(who in self.failures))}
            if (spoiling.form, number) not in self.spoiled and spoiling.where(seen):
                self.spoiled.add((spoiling.form, number))
                cells.update(spoiling.change)
                return number, who
        message = f"no row of {spoiling.form} fits"
        raise AssertionError(message)

    def write(self):
        """Write the files back."""
        for form, rows in self.rows.items():
            with (self.folder / f"{form}.csv").open("w", encoding="utf-8", newline="") as lines:
                writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


@pytest.fixture(scope="module")
def spoiled(run_evinec, rerun_evinec):
    """Spoil a clean export in all ways at once and run the study on it."""
    clean = run_evinec(subjects=CLEAN_SUBJECTS, seed=SEED, clean=True)
    dead = {(cells["site"], cells["subject"]) for cells in clean.raw("death")}
    failures = {(cells["site"], cells["subject"]) for cells in clean.raw("subjects") if failed(cells)}
    export = Export(clean.folder / "raw", dead, failures)
    places = [export.spoil(spoiling) for spoiling in SPOILINGS]
    export.write()
    return rerun_evinec(clean), places


def test_every_edit_check_is_tried(demo):
    """A check that nobody has seen firing may never fire."""
    written = {
        (name, check.say) for name, dataset in demo.linted.plan.study.datasets.items() for check in dataset.checks
    }
    assert {(dataset, say) for spoiling in SPOILINGS for dataset, say in spoiling.asks.items()} == written


@pytest.mark.parametrize(
    "number", range(len(SPOILINGS)), ids=lambda number: " ".join(SPOILINGS[number].asks.values())[:60]
)
def test_an_edit_check_asks_about_the_spoiled_record(spoiled, number):
    """The question names the row that was spoiled, or the rows of its subject where the fault is a date of DM."""
    evinec, places = spoiled
    row, who = places[number]
    spoiling = SPOILINGS[number]
    for dataset, say in spoiling.asks.items():
        problems = [item for item in evinec.queries if (item.message, item.target) == (say, dataset)]
        named = {(item.cells.file, line) for item in problems for line in item.cells.rows}
        if spoiling.form not in FORMS_OF_DM:
            assert (f"raw/{spoiling.form}.csv", row) in named
        else:
            assert who in {subject_at(evinec, file, line) for file, line in named}


def subject_at(evinec, file, line):
    """Return site and number of the subject that a row of a raw file belongs to."""
    cells = evinec.raw(file.removeprefix("raw/").removesuffix(".csv"))[line - 2]
    return cells["site"], cells["subject"]
