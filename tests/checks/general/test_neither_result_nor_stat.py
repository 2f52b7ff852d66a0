"""A test has a result or says that it was not done."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.neither_result_nor_stat import neither_result_nor_stat


def test_an_empty_record_is_found():
    """The record with neither is found, not one that was not done nor a derived result."""
    lb = table(
        "LB",
        LBTESTCD=["A"] * 3,
        LBORRES=[None] * 3,
        LBSTRESC=[None, None, "5"],
        LBSTAT=[None, "NOT DONE", None],
    )
    assert found(neither_result_nor_stat, lb) == [("LB", 1)]
