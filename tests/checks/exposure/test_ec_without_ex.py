"""What was taken stands in EX."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ec_without_ex import ec_without_ex

EX = table("EX", USUBJID=["1"], EXSTDTC=["2019-01-01"], EXENDTC=["2019-01-10"])


def test_a_dose_that_ex_has_not_is_found():
    """A dose outside of the exposure, or of a subject without any, is found; one within, or not taken, is not."""
    ec = table(
        "EC",
        USUBJID=["1", "1", "2", "1"],
        ECOCCUR=["Y", "Y", "Y", "N"],
        ECSTDTC=["2019-01-05", "2019-01-11", "2019-01-05", "2019-01-11"],
        ECENDTC=[None] * 4,
    )
    assert found(ec_without_ex, ec, EX) == [("EC", 2), ("EC", 3)]
