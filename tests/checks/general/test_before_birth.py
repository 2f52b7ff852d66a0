"""Nothing is older than the subject."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.before_birth import before_birth

DM = table("DM", USUBJID=["1"], BRTHDTC=["1950-03"])


def test_a_date_before_birth_is_found():
    """A year before that of the birth is found, not the month of birth itself."""
    mh = table("MH", USUBJID=["1"] * 3, MHSTDTC=["1949", "1950", "1950-03-01"], MHENDTC=[None, "1950-02-28", None])
    assert found(before_birth, mh, DM) == [("MH", 1), ("MH", 2)]
