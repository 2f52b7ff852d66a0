"""Each text has one number."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.avalc_aval import avalc_aval


def test_another_number_of_a_text_is_found():
    """PR with 3 is found where others have 2; another parameter may number in another way."""
    named = {"AVALC": ["PR", "PR", "PR"], "AVAL": [2, 2, 3]}
    assert found(avalc_aval, table("ADRS", PARAMCD=["A", "A", "A"], **named)) == [("ADRS", 3)]
    assert found(avalc_aval, table("ADRS", PARAMCD=["A", "A", "B"], **named)) == []
