"""The parsed mapping of a study."""

from __future__ import annotations

from nec_cdisc.mapping.study import BlockMapping


def test_the_roles_of_a_block_are_test_and_those_of_its_tests():
    """Each role once, in the order of the mapping; without tests there are none."""
    tests = {"A": {"result": "a", "unit": "au"}, "B": {"result": "b", "low": "bl"}}
    assert BlockMapping("lb", None, {}, tests, {}, None).roles == ("test", "result", "unit", "low")
    assert BlockMapping("lb", None, {}, None, {}, None).roles == ()


def test_private_columns_are_those_of_form_and_source(build):
    """A column is private where either says so."""
    source = (
        "source: edc\nsubject: [site, subj]\ndates: {orders: dmy}\nprivate: subj\n"
        "forms:\n  dm: {file: dm.csv, key: [site, subj], private: [sex]}\n"
    )
    form = build({"mappings/sources/edc.yaml": source}).linted.study.mapping.forms["dm"]
    assert form.private == {"subj", "sex"}


def test_a_mapping_can_be_seen_with_one_block_alone(build):
    """What one block sets is looked at without the others."""
    mapping = build().linted.study.mapping.datasets["DM"]
    alone = mapping.only(mapping.blocks[0])
    assert alone.blocks == mapping.blocks
    assert alone.variables is mapping.variables
