"""Records of three subjects of the demo export, worked out by hand from the raw rows before the first run.

01-001 was treated and died, 01-003 died under treatment, 07-002 withdrew consent, 03-002 failed screening. Study days
are counted on a calendar: day 1 is the first dose, 10.09.2015, 24.01.2016 and 17.04.2017.
"""

from __future__ import annotations

import pytest

TISSUE = "Informed consent to research on archive tissue obtained"
TISSUE_TERM = "INFORMED CONSENT OBTAINED FOR PROTOCOL-SPECIFIED ACTIVITY"
CONSENT = "INFORMED CONSENT OBTAINED"
MILESTONE, EVENT = "PROTOCOL MILESTONE", "DISPOSITION EVENT"
TREATMENT, PARTICIPATION = "STUDY TREATMENT", "STUDY PARTICIPATION"
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
}
CASES = [(dataset, who) for dataset, (_, subjects) in BY_HAND.items() for who in subjects]


@pytest.mark.parametrize(("dataset", "who"), CASES, ids=lambda part: part)
def test_the_records_of_a_subject_are_those_worked_out_by_hand(demo, dataset, who):
    """Every value stands where a data manager puts it who reads the raw rows and the implementation guide."""
    names, subjects = BY_HAND[dataset]
    frame = demo.frame(dataset)
    mine = frame[frame["USUBJID"] == f"EVINEC-{who}"]
    assert list(mine[list(names)].itertuples(index=False, name=None)) == subjects[who]
