"""A criterion of a subject is one of the trial."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ie_in_ti import ie_in_ti


def test_a_criterion_that_ti_has_not_is_found():
    """Another code, text and category than TI has are found."""
    ti = table("TI", IETESTCD=["INCL01", "EXCL01"], IETEST=["Adult", "Pregnant"], IECAT=["INCLUSION", "EXCLUSION"])
    ie = table(
        "IE",
        IETESTCD=["INCL01", "INCL02", "EXCL01", "EXCL01"],
        IETEST=["Adult", "Healthy", "Pregnancy", "Pregnant"],
        IECAT=["INCLUSION", "INCLUSION", "EXCLUSION", "INCLUSION"],
    )
    assert found(ie_in_ti, ie, ti) == [("IE", 2), ("IE", 3), ("IE", 4)]
