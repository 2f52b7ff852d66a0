"""A response is a term of its kind of lesions."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, rs, rs_rows

from nec_cdisc.checks.tumours.rs_response_terms import rs_response_terms


def test_a_text_that_is_no_response_is_found():
    """UNSURE is found, NON-CR/NON-PD of target lesions and SD of non-target lesions, too; other criteria are not."""
    rows = changed(rs_rows(), 1, RSSTRESC="NON-CR/NON-PD")
    rows = changed(changed(rows, 2, RSSTRESC="SD"), 3, RSSTRESC="UNSURE")
    assert sorted(found(rs_response_terms, rs(rows))) == [("RS", 1), ("RS", 2), ("RS", 3)]
    assert found(rs_response_terms, rs([row | {"RSCAT": "LUGANO"} for row in rows])) == []
