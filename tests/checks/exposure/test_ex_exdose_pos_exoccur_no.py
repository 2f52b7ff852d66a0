"""What was not taken has no dose."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_exdose_pos_exoccur_no import ex_exdose_pos_exoccur_no


def test_a_dose_that_was_not_taken_is_found():
    """An amount beside N is found, 0 or none is not, nor one that was taken or only planned."""
    ec = table(
        "EC",
        ECDOSE=[10, 0, None, 10, 10],
        ECOCCUR=["N", "N", "N", "Y", "N"],
        ECMOOD=["PERFORMED", "PERFORMED", "PERFORMED", "PERFORMED", "SCHEDULED"],
    )
    assert found(ex_exdose_pos_exoccur_no, ec) == [("EC", 1)]
