"""An infusion has a start and an end."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_infusion_exstdtc_exendtc import ex_infusion_exstdtc_exendtc


def test_an_infusion_without_end_or_of_days_is_found():
    """A missing end and a duration of days are found, not one over midnight, nor a tablet."""
    ex = table(
        "EX",
        EXROUTE=["INTRAVENOUS", "INTRAVENOUS", "INTRAVENOUS DRIP", "ORAL"],
        EXSTDTC=["2019-01-01T23:00"] * 4,
        EXENDTC=[None, "2019-01-02T01:00", "2019-01-09", None],
    )
    assert found(ex_infusion_exstdtc_exendtc, ex) == [("EX", 1), ("EX", 3)]
