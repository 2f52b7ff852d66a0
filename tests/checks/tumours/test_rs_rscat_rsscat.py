"""A subcategory has a category."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, rs, rs_rows

from nec_cdisc.checks.tumours.rs_rscat_rsscat import rs_rscat_rsscat


def test_a_subcategory_without_category_is_found():
    """RSSCAT without RSCAT is found; RSCAT alone is right."""
    rows = changed(changed(rs_rows(), 1, RSSCAT="TARGET", RSCAT=None), 2, RSSCAT="TARGET")
    assert found(rs_rscat_rsscat, rs(rows)) == [("RS", 1)]
