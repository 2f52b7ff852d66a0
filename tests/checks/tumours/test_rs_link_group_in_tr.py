"""Every RSLNKGRP is a TRLNKGRP of the same subject."""

from tests.checks.made import found, result, table
from tests.checks.tumours.course import changed, rs, rs_rows, tr

from nec_cdisc.checks.tumours.rs_link_group_in_tr import rs_link_group_in_tr
from nec_cdisc.validate.running import Outcome


def test_a_response_that_links_to_nothing_is_found():
    """The response whose group TR does not have is found; one without a group is not."""
    rows = changed(changed(rs_rows(), 3, RSLNKGRP="WEEK 9"), 4, RSLNKGRP=None)
    assert found(rs_link_group_in_tr, rs(rows), tr()) == [("RS", 3)]


def test_without_groups_it_is_skipped():
    """RS without RSLNKGRP is no passed check."""
    plain = table("RS", USUBJID=["1"])
    assert result(rs_link_group_in_tr, plain, tr()).outcome is Outcome.SKIPPED
