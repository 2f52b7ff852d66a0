"""No text begins with a blank."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.text_begins_with_blank import text_begins_with_blank


def test_a_blank_in_front_is_found():
    """A text with a blank or a tab in front is found, in any dataset; one with a blank inside is not."""
    mh = table("MH", MHTERM=[" Pain", "Hip pain", None], MHSEQ=[1, 2, 3])
    assert found(text_begins_with_blank, mh, table("ADSL", SEX=["\tF"])) == [("ADSL", 1), ("MH", 1)]
