"""AGE fits the date of birth."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_age_brthdtc import dm_age_brthdtc


def test_an_age_that_does_not_fit_is_found():
    """An age one year off is found, the one on the day before the birthday and one that may fit are not."""
    dm = table(
        "DM",
        AGE=[60, 59, 59, 60, 61, None],
        AGEU=["YEARS"] * 6,
        BRTHDTC=["1959-03-02", "1959-03-02", "1959-03", "1959-03", "1959-03", "1959"],
        RFSTDTC=["2019-03-01"] * 6,
    )
    assert found(dm_age_brthdtc, dm) == [("DM", 1), ("DM", 5)]


def test_any_of_the_reference_dates_may_be_meant():
    """An age at consent is right although it is not that at first dose."""
    dm = table("DM", AGE=[59], BRTHDTC=["1959-03-02"], RFSTDTC=["2019-03-05"], RFICDTC=["2019-03-01"])
    assert found(dm_age_brthdtc, dm) == []
