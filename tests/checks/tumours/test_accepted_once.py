"""One of several evaluators is accepted."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, rs, rs_rows

from nec_cdisc.checks.tumours.accepted_once import accepted_once


def test_two_accepted_evaluators_are_found():
    """Both responses of a visit are found where two radiologists are accepted; at different visits each may be."""
    first = [row | {"RSEVALID": "RADIOLOGIST 1", "RSACPTFL": "Y"} for row in (rs_rows()[2], rs_rows()[6])]
    second = [row | {"RSEVALID": "RADIOLOGIST 2", "RSACPTFL": None} for row in (rs_rows()[2], rs_rows()[6])]
    assert found(accepted_once, rs([*first, *second])) == []
    assert found(accepted_once, rs([*first, *changed(second, 1, RSACPTFL="Y")])) == [("RS", 1), ("RS", 3)]
    assert found(accepted_once, rs([*changed(first, 1, RSACPTFL=None), *changed(second, 1, RSACPTFL="Y")])) == []
