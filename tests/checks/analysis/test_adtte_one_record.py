"""A subject has one record of each parameter."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adtte_one_record import adtte_one_record


def test_a_second_record_is_found():
    """The second OS of a subject is found."""
    assert found(adtte_one_record, table("ADTTE", USUBJID=["1", "1", "2", "1"], PARAMCD=["OS", "PFS", "OS", "OS"])) == [
        ("ADTTE", 4)
    ]
