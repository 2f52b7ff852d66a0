"""Days are counted from the first dose."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.ady_recomputed import ady_recomputed
from nec_cdisc.validate.running import Outcome

ADSL = table("ADSL", USUBJID=["1"], TRTSDT=[20000])


def test_a_wrong_day_is_found():
    """The first dose is on day 1 and the day before it day -1; a day 0 is found."""
    adlb = table("ADLB", USUBJID=["1"] * 4, ADT=[20000, 19999, 20004, 19998], ADY=[1, 0, 5, -2])
    assert found(ady_recomputed, ADSL, adlb) == [("ADLB", 2)]


def test_another_reference_is_no_fault():
    """Where most days are counted from another date the check is skipped and says so."""
    adlb = table("ADLB", USUBJID=["1"] * 3, ADT=[20000, 20001, 20002], ADY=[11, 12, 3])
    skipped = result(ady_recomputed, ADSL, adlb)
    assert (skipped.outcome, skipped.reason) == (
        Outcome.SKIPPED,
        "ADY of ADLB is not counted from TRTSDT; ADSL has no analysis day",
    )


def test_starts_and_ends_have_days_of_their_own():
    """AENDY is looked at as ASTDY is."""
    adae = table("ADAE", USUBJID=["1"] * 2, ASTDT=[20000, 20001], ASTDY=[1, 2], AENDT=[20003, 20004], AENDY=[4, 4])
    assert found(ady_recomputed, ADSL, adae) == [("ADAE", 2)]
