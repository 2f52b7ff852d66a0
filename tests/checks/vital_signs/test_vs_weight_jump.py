"""Weight does not jump."""

from tests.checks.made import found, table

from nec_cdisc.checks.vital_signs.vs_weight_jump import vs_weight_jump


def test_a_jump_of_weight_is_found():
    """The weight that jumps is found, and the one that jumps back; a slow change and another subject are not."""
    vs = table(
        "VS",
        USUBJID=["1", "1", "1", "1", "2"],
        VSTESTCD=["WEIGHT"] * 5,
        VSSTRESN=[70, 72, 172, 71, 110],
        VSSTRESU=["kg"] * 5,
        VSDTC=["2019-01-01", "2019-02-01", "2019-03-01", "2019-04-01", "2019-01-01"],
    )
    assert found(vs_weight_jump, vs) == [("VS", 3), ("VS", 4)]
