"""Every TRLNKGRP after baseline is an RSLNKGRP."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, rs, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_link_group_in_rs import tr_link_group_in_rs


def test_measurements_without_a_response_are_found_once():
    """The group of week 8 that no response has is found at its first record; that of the baseline is not asked for."""
    rows = changed(tr_rows(), range(5, 9), TRLNKGRP="W8")
    assert found(tr_link_group_in_rs, tr(rows), rs(), tu(), dm()) == [("TR", 5)]
    assert found(tr_link_group_in_rs, tr(), rs(), tu(), dm()) == []
