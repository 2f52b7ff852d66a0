"""The last observation before exposure is the last one."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.lobxfl_not_last import lobxfl_not_last

DM = table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])


def test_a_flag_on_an_older_result_is_found():
    """The flag before a later result is found; later ones without result, and the day of the dose, do not count."""
    lb = table(
        "LB",
        USUBJID=["1"] * 6,
        LBTESTCD=["A", "A", "B", "B", "C", "C"],
        LBORRES=["1", "1", "1", None, "1", "1"],
        LBDTC=["2019-03-01", "2019-03-04", "2019-03-01", "2019-03-04", "2019-03-01", "2019-03-05"],
        LBLOBXFL=["Y", None, "Y", None, "Y", None],
    )
    assert found(lobxfl_not_last, lb, DM) == [("LB", 1)]
