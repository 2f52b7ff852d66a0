"""The blocks of the language: what may be left out, and what one text may stand for."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from nec_cdisc.mapping.model import DatasetFile, FormBlock, StudyFile

MINIMAL = {"dataset": "AE", "one_record_per": "event", "rows": {"from": "ae"}, "variables": {}}


def test_one_block_of_rows_is_a_list_of_one():
    """A single source needs no list."""
    assert [row.form for row in DatasetFile.model_validate(MINIMAL).rows] == ["ae"]


def test_one_name_is_a_list_of_one():
    """A key of one column needs no brackets."""
    assert FormBlock.model_validate({"file": "ae.csv", "key": "no"}).key == ["no"]


@pytest.mark.parametrize("reason", ["", "no"])
def test_a_reason_must_be_words(reason):
    """A reason of two letters is none."""
    with pytest.raises(ValidationError, match="at least 3 characters"):
        DatasetFile.model_validate({**MINIMAL, "not_submitted": {"x": reason}})


def test_an_unknown_key_is_no_part_of_a_block():
    """Nothing is passed over."""
    with pytest.raises(ValidationError, match="Extra inputs"):
        DatasetFile.model_validate({**MINIMAL, "sort": "AESTDTC"})


def test_a_block_cannot_be_changed():
    """What was read stays what was typed."""
    block = DatasetFile.model_validate(MINIMAL)
    with pytest.raises(ValidationError, match="frozen"):
        block.dataset = "CM"


def test_the_standard_has_a_version_when_none_is_chosen():
    """A study that says nothing follows SDTMIG 3.4."""
    block = StudyFile.model_validate({"study": "A", "title": "B", "export_date": "2026-01-31", "identifiers": {}})
    assert block.standard.sdtmig == "3.4"
