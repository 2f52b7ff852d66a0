"""What becomes of each field."""

import pytest
from tests.crf.made import study

from nec_cdisc.crf.annotations import annotated


@pytest.fixture
def targets(build):
    """Return the variables of each field as texts."""
    return {cell: [item.text for item in found] for cell, found in annotated(study(build)).items()}


def test_a_field_goes_to_its_variables(targets):
    """One field may feed several, and what only names a test feeds none."""
    assert targets["ae", "term"] == ["AE.AETERM", "AE.AEDECOD"]
    assert "DM.SUBJID" in targets["dm", "subj"]
    assert ("ae", "note") not in targets


def test_a_field_of_a_wide_form_says_the_test(targets):
    """A result is one of the records of its test alone."""
    assert targets["lab", "hb"] == ["LB.LBORRES where LBTESTCD is HGB"]
    assert targets["lab", "plt_u"] == ["LB.LBORRESU where LBTESTCD is PLAT"]


def test_a_supplemental_qualifier_is_written_as_such(targets):
    """QVAL with its QNAM, as in the dataset."""
    assert targets["ae", "ward"] == ["SUPPAE.QVAL where QNAM is AEHOSP"]


def test_code_lists_are_followed_through_names(build):
    """Also where a row block sets the name; the page of a paper form stays with its line."""
    found = annotated(study(build))
    assert [item.code_list for item in found["ae", "grade"]] == ["grades"]
    assert "by way of graded" in found["ae", "grade"][0].rule
    assert [item.code_list for item in found["ae", "serious"]] == ["yes_no"]
    assert [item.page for item in found["ae", "term"]] == ["31", None]
