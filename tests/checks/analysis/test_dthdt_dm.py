"""DTHDT is the death of DM."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.dthdt_dm import dthdt_dm

DM = table("DM", USUBJID=["1", "2", "3"], DTHDTC=["2014-10-04", "2014-10", None])


def test_another_date_is_found():
    """Another day, one outside a partial date, a missing one and one of a living subject are found."""
    assert found(dthdt_dm, table("ADSL", USUBJID=["1", "2", "3"], DTHDT=[20000, 20027, None]), DM) == []
    assert found(dthdt_dm, table("ADSL", USUBJID=["1", "2", "3"], DTHDT=[20001, 20028, None]), DM) == [
        ("ADSL", 1),
        ("ADSL", 2),
    ]
    assert found(dthdt_dm, table("ADSL", USUBJID=["1", "2", "3"], DTHDT=[None, None, 20000]), DM) == [
        ("ADSL", 1),
        ("ADSL", 3),
    ]
