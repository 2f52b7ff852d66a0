"""All datasets together."""

import pytest
from tests.checks.made import package, table

from nec_cdisc.records.package import is_analysis

WHOLE = package(*(table(name, USUBJID=["1"]) for name in ("DM", "LB", "LBCH", "SUPPLB", "ADLB")))


def test_datasets_are_told_apart():
    """Datasets of SDTM and of ADaM are told apart, and found by name."""
    assert [each.name for each in WHOLE.tabulation] == ["DM", "LB", "LBCH", "SUPPLB"]
    assert [each.name for each in WHOLE.analysis] == ["ADLB"]
    assert "DM" in WHOLE
    assert WHOLE["DM"].name == "DM"
    with pytest.raises(KeyError):
        WHOLE["AE"]


def test_parts_of_a_domain_belong_to_it():
    """A domain is its dataset and the parts that it was split into."""
    assert [each.name for each in WHOLE.domain("LB")] == ["LB", "LBCH"]


def test_analysis_datasets_are_known_by_their_names():
    """Names of analysis datasets begin with AD and go on."""
    assert [is_analysis(name) for name in ("ADSL", "ADAE", "AE", "AD", "DM")] == [True, True, False, False, False]


def test_a_domain_is_all_its_parts():
    """A domain has the dataset of its name and those that it was split into, no relations and no analysis."""
    names = ("LB", "LBCH", "LBHE", "SU", "SUPPLB", "RE", "RELREC", "ADLB", "AD")
    held = package(*(table(name, USUBJID=["1"]) for name in names))
    assert [each.name for each in held.domain("LB")] == ["LB", "LBCH", "LBHE"]
    assert [each.name for each in held.domain("SU")] == ["SU"]
    assert [each.name for each in held.domain("RE")] == ["RE"]
    assert list(held.domain("EG")) == []
