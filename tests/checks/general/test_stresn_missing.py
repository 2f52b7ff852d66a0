"""A standard result that is a number stands as a number too."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.stresn_missing import stresn_missing


def test_a_number_without_its_number_is_found():
    """A numeric text without number is found where the test has numbers; a text, and coded tests, are not."""
    vs = table(
        "VS",
        VSTESTCD=["TEMP", "TEMP", "TEMP", "CODE"],
        VSSTRESC=["36.6", "36.7", "NORMAL", "1"],
        VSSTRESN=[None, 36.7, None, None],
    )
    assert found(stresn_missing, vs) == [("VS", 1)]
