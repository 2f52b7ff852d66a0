"""A dose has an amount."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.exposure.ex_dose_missing import ex_dose_missing
from nec_cdisc.validate.running import Outcome


def test_a_dose_without_amount_is_found():
    """The dose without an amount is found, not one with a text, nor one that was not taken."""
    ec = table(
        "EC",
        ECTRT=["A"] * 4,
        ECSTDTC=["2019"] * 4,
        ECDOSE=[None, 10, None, None],
        ECDOSTXT=[None, None, "5-10", None],
        ECOCCUR=["Y", "Y", "Y", "N"],
    )
    assert found(ex_dose_missing, ec) == [("EC", 1)]


def test_other_treatments_may_have_no_amount():
    """Concomitant medications are often collected without a dose."""
    cm = table("CM", CMTRT=["A"], CMSTDTC=["2019"], CMDOSE=[None])
    assert result(ex_dose_missing, cm).outcome is Outcome.SKIPPED
