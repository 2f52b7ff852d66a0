"""A medication or condition is recorded once."""

from tests.checks.made import found, table

from nec_cdisc.checks.medications_history.therapy_repeated import therapy_repeated


def test_a_medication_recorded_twice_is_found():
    """The second record is found, in other letters too; another dose, start or subject is not."""
    cm = table(
        "CM",
        USUBJID=["1", "1", "1", "1", "2"],
        CMTRT=["A b", "A B", "A b", "A b", "A b"],
        CMSTDTC=["2019", "2019", "2019", "2018", "2019"],
        CMDOSE=[1, 1, 2, 1, 1],
    )
    assert found(therapy_repeated, cm) == [("CM", 2)]
