"""The last observation before exposure is one record."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.lobxfl_once import lobxfl_once


def test_two_flags_of_one_test_are_found():
    """Both records of the test with two flags are found, not one flag each of two positions."""
    vs = table(
        "VS",
        USUBJID=["1"] * 5,
        VSTESTCD=["SYSBP", "SYSBP", "PULSE", "PULSE", "TEMP"],
        VSPOS=["SITTING", "SITTING", "SITTING", "SUPINE", None],
        VSLOBXFL=["Y"] * 5,
    )
    assert found(lobxfl_once, vs) == [("VS", 1), ("VS", 2)]
