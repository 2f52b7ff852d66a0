"""A disposition term has one meaning."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_term_one_decode import ds_term_one_decode


def test_another_standard_term_is_found():
    """The record with another standard term than the others of its wording is found."""
    ds = table("DS", DSTERM=["Death", "Death", "Death", "Moved"], DSDECOD=["DEATH", "DEATH", "COMPLETED", "OTHER"])
    assert found(ds_term_one_decode, ds) == [("DS", 3)]
