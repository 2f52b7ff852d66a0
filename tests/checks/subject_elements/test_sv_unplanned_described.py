"""An unplanned visit says why."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.sv_unplanned_described import sv_unplanned_described


def test_a_planned_visit_described_as_unplanned_is_found():
    """Both are found, either of them is not."""
    sv = table("SV", VISITNUM=[1, 2, 3], SVPRESP=["Y", "Y", None], SVUPDES=[None, "Rash", "Rash"])
    assert found(sv_unplanned_described, sv) == [("SV", 2)]
