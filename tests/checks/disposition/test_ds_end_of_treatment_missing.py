"""The end of treatment in DS."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.disposition.ds_end_of_treatment_missing import ds_end_of_treatment_missing
from nec_cdisc.validate.running import Outcome

DM = table("DM", USUBJID=["1", "2", "3", "4"], RFXSTDTC=["2019", "2019", None, "2019"])


def ds(subjects, kinds):
    """Return dispositions of these kinds."""
    events = {"DSCAT": ["DISPOSITION EVENT"] * len(kinds), "DSDECOD": ["COMPLETED"] * len(kinds)}
    return table("DS", USUBJID=subjects, DSSCAT=kinds, **events)


def test_a_treated_subject_without_an_end_of_treatment_is_found():
    """Who left the study is found; who did so as planned, was never treated, or takes part still, is not."""
    left = ds(["1", "1", "2", "3"], ["STUDY TREATMENT", *["STUDY PARTICIPATION"] * 3])
    assert found(ds_end_of_treatment_missing, DM, left) == [("DM", 2)]


def test_without_such_dispositions_it_is_skipped():
    """A DS that tells the end of participation alone is no passed check."""
    assert result(ds_end_of_treatment_missing, DM, ds(["1"], ["STUDY PARTICIPATION"])).outcome is Outcome.SKIPPED
