"""CNSR is 0 or a positive whole number."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adtte_cnsr import adtte_cnsr


def test_an_odd_number_is_found():
    """-1, 0.5 and nothing are found; 0, 1 and 2 are not."""
    assert found(adtte_cnsr, table("ADTTE", CNSR=[0, 1, 2, -1, 0.5, None])) == [
        ("ADTTE", record) for record in (4, 5, 6)
    ]
