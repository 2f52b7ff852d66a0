"""Systolic pressure is above diastolic."""

from tests.checks.made import found, table

from nec_cdisc.checks.vital_signs.vs_sysbp_diabp import vs_sysbp_diabp


def test_swapped_pressures_are_found():
    """A systolic pressure below the diastolic one of its time is found, a higher one and another position are not."""
    vs = table(
        "VS",
        USUBJID=["1"] * 6,
        VSTESTCD=["SYSBP", "DIABP", "SYSBP", "DIABP", "SYSBP", "DIABP"],
        VSSTRESN=[80, 120, 120, 80, 80, 120],
        VSDTC=["2019-01-01", "2019-01-01", "2019-02-01", "2019-02-01", "2019-03-01", "2019-03-01"],
        VSPOS=["SITTING"] * 4 + ["SITTING", "SUPINE"],
    )
    assert found(vs_sysbp_diabp, vs) == [("VS", 1)]
