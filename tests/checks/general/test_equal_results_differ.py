"""Equal results are standardised alike."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.equal_results_differ import equal_results_differ


def test_another_standard_result_of_the_same_original_is_found():
    """NE that became SD is found where other NE did not; other tests and blanks are not."""
    rs = table(
        "RS",
        RSTESTCD=["OVRLRESP"] * 4 + ["NTRGRESP"],
        RSORRES=["NE", "NE", "NE", None, "NE"],
        RSSTRESC=["NE", "NE", "SD", "SD", "OTHER"],
    )
    assert found(equal_results_differ, rs) == [("RS", 3)]


def test_results_with_units_are_left_to_conversion():
    """Equal numbers in two units have two standard results."""
    units = {"LBORRESU": ["g/dL", "g/dL", "g/L"], "LBSTRESU": ["g/L"] * 3}
    lb = table("LB", LBTESTCD=["HGB"] * 3, LBORRES=["12"] * 3, LBSTRESC=["120", "120", "12"], **units)
    assert found(equal_results_differ, lb) == []


def test_parts_of_a_test_are_told_apart():
    """The same text may be standardised in two ways in two categories."""
    qs = table("QS", QSTESTCD=["A"] * 4, QSCAT=["X", "X", "X", "Y"], QSORRES=["often"] * 4, QSSTRESC=["1"] * 3 + ["2"])
    assert found(equal_results_differ, qs) == []
