"""Rows of scales as they are read: what the block must say, and what it cannot be together with."""

from __future__ import annotations

import pytest
from tests.adam.analysed import checked
from tests.adam.questionnaires import ADQS, answered, study

from nec_cdisc.mapping.scale_rows import SCALE_ROLES, ScaleRows
from nec_cdisc.problem import Place

ANSWERS = answered("TEST-1", 1.0, "2020-12-20", q08=2)


def problems(folder, mapping):
    """Return code and message of each problem of a study with this mapping."""
    found = checked(study(folder, ANSWERS, mapping), folder / "sdtm")
    return [(item.code, item.message) for item in found.problems if item.severity != "note"]


def test_all_columns_are_read_in_one_order():
    """Item, answer, then what tells questionnaires apart."""
    rows = ScaleRows("eortc-qlq-c30", "QSTESTCD", "QSSTRESN", ("VISITNUM", "QSDTC"), Place("adqs.yaml"))
    assert rows.columns == ("QSTESTCD", "QSSTRESN", "VISITNUM", "QSDTC")


def test_every_name_that_the_rule_gives_can_be_read(tmp_path):
    """The names of the rule are known to the lines of the dataset, each with its kind of value."""
    lines = "".join(f"  NAME{number}: {{take: {name}, label: X}}\n" for number, name in enumerate(SCALE_ROLES))
    assert problems(tmp_path, ADQS + lines) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("item: QSTESTCD, ", "", "MAP103", "'item' is missing"),
        ("of_each: [VISITNUM, QSDTC]", "of_each: []", "MAP101", "of_each"),
        ("item:", "items: [], item:", "MAP102", "items"),
    ],
)
def test_a_rule_that_is_not_whole_is_told(tmp_path, old, new, code, words):
    """A key that lacks, is empty or unknown has its problem."""
    found = problems(tmp_path, ADQS.replace(old, new))
    assert any(item == code and words in message for item, message in found), found


def test_a_block_makes_records_by_one_rule(tmp_path):
    """Scales and tests, elements or parameters cannot be made in one block."""
    also = ADQS.replace("  from: QS\n", "  from: QS\n  one_row_per_test: {A: {result: QSTESTCD}}\n")
    assert ("MAP101", "a block makes one record per test or per scale, not both") in problems(tmp_path, also)
