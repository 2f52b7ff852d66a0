"""A measurement has one value."""

from tests.checks.made import found, table

from nec_cdisc.checks.vital_signs.vs_dup import vs_dup


def test_a_second_value_of_one_measurement_is_found():
    """The second value is found, another position and another time are not."""
    vs = table(
        "VS",
        USUBJID=["1"] * 4,
        VSTESTCD=["PULSE"] * 4,
        VSDTC=["2019-01-01", "2019-01-01", "2019-01-01", "2019-01-02"],
        VSPOS=["SITTING", "SITTING", "SUPINE", "SITTING"],
        VSSTRESC=["60", "61", "62", "63"],
    )
    assert found(vs_dup, vs) == [("VS", 2)]
