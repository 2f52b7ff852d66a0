"""Records with a change have a value."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.aval_missing import aval_missing


def test_a_change_without_a_value_is_found():
    """A change, or a baseline flag, without AVAL and AVALC is found; a plain missing value is not."""
    adlb = table(
        "ADLB",
        PARAMCD=["A"] * 4,
        AVAL=[None, None, None, 1],
        AVALC=[None, None, None, None],
        BASE=[1, 1, 1, 1],
        CHG=[1, None, None, 0],
        ABLFL=[None, "Y", None, "Y"],
    )
    assert found(aval_missing, adlb) == [("ADLB", 1), ("ADLB", 2)]
