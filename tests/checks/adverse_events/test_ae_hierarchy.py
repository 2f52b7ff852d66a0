"""A dictionary term has one place."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_hierarchy import ae_hierarchy


def test_another_code_or_class_of_a_term_is_found():
    """The record with another code, and the one with another class than the others of its term, are found."""
    ae = table("AE", AEDECOD=["Rash"] * 4 + ["Cough"], AEPTCD=[1, 1, 2, 1, 3], AESOC=["S", "S", "S", "T", "L"])
    assert found(ae_hierarchy, ae) == [("AE", 3), ("AE", 4)]
