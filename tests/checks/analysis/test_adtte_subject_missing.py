"""Nobody disappears from an endpoint."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.adtte_subject_missing import adtte_subject_missing
from nec_cdisc.validate.running import Outcome


def test_a_lost_subject_is_found():
    """The one of twenty without overall survival is found; who is not in the population, and DOR, are not."""
    subjects = [str(number) for number in range(21)]
    adsl = table("ADSL", USUBJID=subjects, FASFL=["Y"] * 20 + ["N"])
    adtte = table("ADTTE", USUBJID=[*subjects[:19], "0"], PARAMCD=["OS"] * 19 + ["DOR"])
    assert found(adtte_subject_missing, adtte, adsl) == [("ADSL", 20)]


def test_without_a_population_it_is_skipped():
    """Where nobody is in the population no endpoint can be held against it."""
    adsl, adtte = table("ADSL", USUBJID=["1"], FASFL=["N"]), table("ADTTE", USUBJID=["1"], PARAMCD=["OS"])
    assert result(adtte_subject_missing, adtte, adsl).outcome is Outcome.SKIPPED


def test_a_screening_failure_of_a_randomised_trial_is_not_missed():
    """Where the analysis is of all who were randomised (ITTFL), who was not has no endpoint."""
    subjects = [str(number) for number in range(21)]
    adsl = table("ADSL", USUBJID=subjects, ITTFL=["Y"] * 20 + ["N"])
    adtte = table("ADTTE", USUBJID=subjects[:19], PARAMCD=["OS"] * 19)
    assert found(adtte_subject_missing, adtte, adsl) == [("ADSL", 20)]
