"""What EX derives was collected in EC."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_without_ec import ex_without_ec

EC = table(
    "EC",
    USUBJID=["1", "1", "2"],
    ECOCCUR=["Y", "N", "Y"],
    ECSTDTC=["2019-01-01", "2019-01-11", "2019-01-01"],
    ECENDTC=["2019-01-10", "2019-01-20", None],
)


def test_a_dose_that_was_not_collected_is_found():
    """A dose on days that EC has as missed, or not at all, is found; one within a dose taken is not."""
    ex = table(
        "EX",
        USUBJID=["1", "1", "1", "2", "2"],
        EXSTDTC=["2019-01-05", "2019-01-12", "2018-12-31", "2019-01-01", "2019-01-02"],
    )
    assert found(ex_without_ec, ex, EC) == [("EX", 2), ("EX", 3), ("EX", 5)]
