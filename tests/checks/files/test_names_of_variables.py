"""Names fit into transport files."""

from tests.checks.made import found, table

from nec_cdisc.checks.files.names_of_variables import names_of_variables


def test_names_that_do_not_fit_are_found():
    """A long name, one in lower case and one that begins with a digit are found, one finding each."""
    good = table("DM", USUBJID=["1"], AGE=[1], A_2345678=["x"])
    assert found(names_of_variables, good) == [("DM", None)]
    assert found(names_of_variables, table("AE", aeterm=["x"], USUBJID=["1"])) == [("AE", None)]
    assert found(names_of_variables, table("1AE", USUBJID=["1"])) == [("1AE", None)]
