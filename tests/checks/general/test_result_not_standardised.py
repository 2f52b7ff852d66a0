"""A result has its standard form."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.result_not_standardised import result_not_standardised


def test_a_result_without_standard_form_is_found():
    """The original result alone is found, not a derived result or none at all."""
    assert found(
        result_not_standardised, table("VS", VSORRES=["5", None, None, "5"], VSSTRESC=[None, "5", None, "5"])
    ) == [("VS", 1)]
