"""Withdrawal by an event against the doses that follow it."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.adverse_events.ae_withdrawn_dose_after import ae_withdrawn_dose_after
from nec_cdisc.validate.running import Outcome

EX = table(
    "EX",
    USUBJID=["1", "1", "2"],
    EXTRT=["DRUG"] * 3,
    EXDOSE=[10, 0, 10],
    EXENDTC=["2019-05-10", "2019-06-01", "2019-05"],
)


def ae(ends, *, subjects=None, groups=None, actions="DRUG WITHDRAWN"):
    """Return events of subject 1, or of others, by their ends."""
    count = len(ends)
    return table(
        "AE",
        USUBJID=subjects or ["1"] * count,
        AEGRPID=groups or [str(at) for at in range(count)],
        AEACN=[actions] * count,
        AEENDTC=ends,
    )


def test_an_event_that_was_over_before_the_last_dose_is_found():
    """It is found; one that ends on its day or goes on is not, and a dose of nothing is no last dose."""
    assert found(ae_withdrawn_dose_after, ae(["2019-05-09", "2019-05-10", "2019-05-20", None]), EX) == [("AE", 1)]


def test_the_records_of_one_event_end_together():
    """A grade that ends earlier is no end of its event, and an event with a record that goes on has none."""
    assert found(ae_withdrawn_dose_after, ae(["2019-05-01", "2019-05-20"], groups=["1", "1"]), EX) == []
    assert found(ae_withdrawn_dose_after, ae(["2019-05-01", None], groups=["1", "1"]), EX) == []
    assert found(ae_withdrawn_dose_after, ae(["2019-05-01", "2019-05-02"], groups=["1", "1"]), EX) == [
        ("AE", 1),
        ("AE", 2),
    ]


def test_dates_that_do_not_decide_it_and_other_actions_are_not_found():
    """A last dose some day in May is not certainly after an end in May; an event that changed nothing ended nothing."""
    assert found(ae_withdrawn_dose_after, ae(["2019-05-10"], subjects=["2"]), EX) == []
    assert found(ae_withdrawn_dose_after, ae(["2019-05-01"], actions="DOSE NOT CHANGED"), EX) == []


def test_with_several_treatments_it_is_skipped():
    """AEACN does not say which treatment was withdrawn."""
    two = table("EX", USUBJID=["1", "1"], EXTRT=["A", "B"], EXENDTC=["2019-05-10"] * 2)
    assert result(ae_withdrawn_dose_after, ae(["2019-05-01"]), two).outcome is Outcome.SKIPPED
