"""The blocks of the protocol: what may be written short, and what is refused."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from nec_cdisc.mapping.protocol_blocks import ProtocolBlock, SummaryBlock


def test_a_parameter_with_one_value_needs_no_list():
    """A text, a block and a list of both are written alike."""
    block = ProtocolBlock.model_validate(
        {"summary": {"ADDON": "N", "AGEMAX": {"null_flavor": "PINF"}, "TTYPE": ["A", "B"]}}
    )
    assert block.summary["ADDON"] == ["N"]
    assert block.summary["AGEMAX"] == [SummaryBlock(null_flavor="PINF")]
    assert block.summary["TTYPE"] == ["A", "B"]


def test_a_null_flavour_is_one_of_iso_21090():
    """What is no null flavour of the standard is refused, with those that there are."""
    with pytest.raises(ValidationError, match="'PINF'"):
        ProtocolBlock.model_validate({"summary": {"AGEMAX": {"null_flavor": "NONE"}}})


def test_an_element_has_a_rule_by_which_it_begins():
    """TESTRL is required in TE."""
    with pytest.raises(ValidationError, match="start_rule"):
        ProtocolBlock.model_validate({"elements": {"SCRN": {"name": "Screening"}}})
