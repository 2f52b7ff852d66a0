"""Records of some subjects of the demo export, worked out by hand from the raw rows.

01-001 was treated and died, 01-003 and 05-001 died under treatment, 07-002 withdrew consent, 03-002 and 03-003 failed
screening. Study days are counted on a calendar: day 1 is the first dose, 10.09.2015, 24.01.2016, 26.01.2016 and
17.04.2017.
"""

from __future__ import annotations

import pytest

TISSUE = "Informed consent to research on archive tissue obtained"
TISSUE_TERM = "INFORMED CONSENT OBTAINED FOR PROTOCOL-SPECIFIED ACTIVITY"
CONSENT = "INFORMED CONSENT OBTAINED"
MILESTONE, EVENT = "PROTOCOL MILESTONE", "DISPOSITION EVENT"
TREATMENT, PARTICIPATION = "STUDY TREATMENT", "STUDY PARTICIPATION"
DIAGNOSIS, METASTATIC = "INITIAL DIAGNOSIS", "DISEASE BECAME METASTATIC"
CENTRAL, LOCAL, MTOR = "CENTRAL PATHOLOGY", "LOCAL PATHOLOGY", "MTOR PATHWAY"
GENERAL = "GENERAL MEDICAL HISTORY"
CRITERION = "Histologically confirmed neuroendocrine carcinoma G3 or neuroendocrine tumor G3"


def stained(antigen: str, intensity: float, percent: float, score: float, result: str) -> list[tuple[object, ...]]:
    """Return the four findings of one antigen in tissue of 15.05.2015."""
    day, where = "2015-05-15", (MTOR, "2015-13080", antigen)
    return [
        (*where, "H SCORE TOTAL SCORE", f"{score:.0f}", score, None, None, day),
        (*where, "PERCENT POSITIVE CELL", f"{percent:.0f}", percent, "%", None, day),
        (*where, "STAINING INTENSITY", f"{intensity:.0f}", intensity, None, None, day),
        (*where, None, result, None, None, None, day),
    ]


#: By dataset: the variables compared, and the records of each subject, in order.
BY_HAND = {
    "DS": (
        ("DSTERM", "DSDECOD", "DSCAT", "DSSCAT", "EPOCH", "DSSTDTC", "DSSTDY"),
        {
            "01-001": [
                (CONSENT, CONSENT, MILESTONE, None, "SCREENING", "2015-08-31", -10),
                (TISSUE, TISSUE_TERM, MILESTONE, None, "SCREENING", "2015-08-31", -10),
                ("Disease progression", "PROGRESSIVE DISEASE", EVENT, TREATMENT, "FOLLOW-UP", "2015-12-30", 112),
                ("Death", "DEATH", EVENT, PARTICIPATION, "FOLLOW-UP", "2017-05-26", 625),
            ],
            "01-003": [
                (CONSENT, CONSENT, MILESTONE, None, "SCREENING", "2016-01-07", -17),
                (TISSUE, TISSUE_TERM, MILESTONE, None, "SCREENING", "2016-01-07", -17),
                ("Death", "DEATH", EVENT, PARTICIPATION, "FOLLOW-UP", "2016-02-02", 10),
                ("Death", "DEATH", EVENT, TREATMENT, "FOLLOW-UP", "2016-02-02", 10),
            ],
            "07-002": [
                (CONSENT, CONSENT, MILESTONE, None, "SCREENING", "2017-04-01", -16),
                (TISSUE, TISSUE_TERM, MILESTONE, None, "SCREENING", "2017-04-01", -16),
                ("Withdrawal of consent", "WITHDRAWAL OF CONSENT", EVENT, PARTICIPATION, "TREATMENT", "2017-04-30", 14),
                ("Withdrawal by subject", "WITHDRAWAL BY SUBJECT", EVENT, TREATMENT, "TREATMENT", "2017-04-30", 14),
            ],
            "03-002": [
                (CONSENT, CONSENT, MILESTONE, None, "SCREENING", "2016-03-29", None),
                (TISSUE, TISSUE_TERM, MILESTONE, None, "SCREENING", "2016-03-29", None),
                ("Screening failure", "SCREEN FAILURE", EVENT, PARTICIPATION, "SCREENING", "2016-04-09", None),
            ],
        },
    ),
    "EC": (
        ("ECSPID", "ECOCCUR", "ECREASOC", "ECDOSE", "ECDOSFRQ", "ECSTDTC", "ECENDTC", "ECSTDY", "ECENDY"),
        {
            "05-001": [
                ("1", "Y", None, 10, "QD", "2016-01-26", "2016-02-05", 1, 11),
                ("2", "N", "ADVERSE EVENT", None, None, "2016-02-06", "2016-02-16", 12, 22),
                ("3", "Y", None, 10, "QD", "2016-02-17", "2016-04-03", 23, 69),
            ],
            "03-003": [],
        },
    ),
    "EX": (
        ("EXSPID", "EXTRT", "EXDOSE", "EXDOSU", "EXDOSFRQ", "EXLOT", "EXADJ", "EXSTDTC", "EXENDTC", "EXENDY"),
        {
            "05-001": [
                ("1", "EVEROLIMUS", 10, "mg", "QD", "EV1016", None, "2016-01-26", "2016-02-05", 11),
                ("3", "EVEROLIMUS", 10, "mg", "QD", "EV1016", None, "2016-02-17", "2016-04-03", 69),
            ],
        },
    ),
    "MH": (
        ("MHTERM", "MHCAT", "MHEVDTYP", "MHLOC", "MHSTDTC", "MHDTC"),
        {
            "05-001": [
                ("NET G3", "PRIMARY DIAGNOSIS", DIAGNOSIS, None, "2015-03-09", "2016-01-17"),
                ("NET G3", "PRIMARY DIAGNOSIS", METASTATIC, None, "2015-03-09", "2016-01-17"),
            ],
            "01-003": [
                ("NEC", "PRIMARY DIAGNOSIS", DIAGNOSIS, "RECTUM", "2014-04-28", "2016-01-08"),
                ("NEC", "PRIMARY DIAGNOSIS", METASTATIC, None, "2014-04-28", "2016-01-08"),
            ],
        },
    ),
    "MI": (
        ("MICAT", "MIREFID", "MITESTCD", "MITSTDTL", "MISTRESC", "MISTRESN", "MISTRESU", "MISTAT", "MIDTC"),
        {
            "07-002": [
                (CENTRAL, None, "HISTTYPC", None, "MiNEN", None, None, None, None),
                (CENTRAL, None, "KI67", None, "75", 75, "%", None, None),
                (CENTRAL, None, "NENIND", None, "Y", None, None, None, None),
                (LOCAL, None, "HISTTYPC", None, "MiNEN", None, None, None, None),
                (LOCAL, None, "KI67", None, "77", 77, "%", None, None),
                *stained("P4EBP1", 0, 0, 0, "NEGATIVE"),
                *stained("PAKT", 1, 80, 80, "POSITIVE"),
                *stained("PMTOR", 2, 5, 10, "POSITIVE"),
                *stained("PS6", 3, 45, 115, "POSITIVE"),
                *stained("PTEN", 2, 95, 180, "POSITIVE"),
            ],
            "03-002": [
                (CENTRAL, None, "HISTTYPC", None, None, None, None, "NOT DONE", None),
                (CENTRAL, None, "KI67", None, None, None, None, "NOT DONE", None),
                (CENTRAL, None, "NENIND", None, None, None, None, "NOT DONE", None),
                (LOCAL, None, "CELLTYPE", None, "LARGE CELL", None, None, None, None),
                (LOCAL, None, "HISTTYPC", None, "NEC", None, None, None, None),
                (LOCAL, None, "KI67", None, "47", 47, "%", None, None),
            ],
        },
    ),
    "DD": (
        ("DDTESTCD", "DDORRES", "DDSTRESC", "DDRESCAT", "DDDTC", "DDDY"),
        {
            "05-001": [
                ("AUTOPIND", "N", "N", None, "2016-04-06", 72),
                ("PRCDTH", "Sepsis", "SEPSIS", "ADVERSE EVENT", "2016-04-06", 72),
            ],
            "07-002": [],
        },
    ),
    "SV": (
        ("VISITNUM", "VISIT", "SVPRESP", "SVOCCUR", "SVSTDTC", "SVSTDY", "SVUPDES"),
        {
            "07-002": [
                (1, "SCREENING", "Y", "Y", "2017-04-06", -11, None),
                (10, "CYCLE 1 DAY 1", "Y", "Y", "2017-04-17", 1, None),
                (10.1, "UNSCHEDULED", None, None, "2017-04-18", 2, "Dizziness"),
            ],
        },
    ),
    "SS": (
        ("SSTESTCD", "SSORRES", "SSSTRESC", "VISITNUM", "VISIT", "SSDTC", "SSDY"),
        {
            "01-001": [
                line
                for number, (day, study_day) in enumerate(
                    (
                        ("2016-04-19", 223),
                        ("2016-07-12", 307),
                        ("2016-10-04", 391),
                        ("2016-12-27", 475),
                        ("2017-03-21", 559),
                    )
                )
                for line in (
                    ("LSCFADTC", day, day, 520 + number, f"SURVIVAL FOLLOW-UP {number + 1}", day, study_day),
                    ("SURVSTAT", "Alive", "ALIVE", 520 + number, f"SURVIVAL FOLLOW-UP {number + 1}", day, study_day),
                )
            ],
        },
    ),
    "IE": (
        ("IETESTCD", "IETEST", "IECAT", "IEORRES", "IESTRESC", "VISITNUM", "IEDTC", "IEDY"),
        {"03-003": [("INCL03", CRITERION, "INCLUSION", "N", "N", 1, "2016-09-24", None)], "01-001": []},
    ),
    "CO": (
        ("RDOMAIN", "IDVAR", "IDVARVAL", "COVAL", "CODTC"),
        {"03-003": [("IE", "VISITNUM", "1", "Not neuroendocrine at central pathology", None)], "01-001": []},
    ),
}
CASES = [(dataset, who) for dataset, (_, subjects) in BY_HAND.items() for who in subjects]


@pytest.mark.parametrize(("dataset", "who"), CASES, ids=lambda part: part)
def test_the_records_of_a_subject_are_those_worked_out_by_hand(demo, dataset, who):
    """Every value stands where a data manager puts it who reads the raw rows and the implementation guide."""
    names, subjects = BY_HAND[dataset]
    frame = demo.frame(dataset)
    mine = frame[frame["USUBJID"] == f"EVINEC-{who}"]
    found = [record for record in mine[list(names)].itertuples(index=False, name=None) if record[1] != GENERAL]
    assert found == subjects[who]
