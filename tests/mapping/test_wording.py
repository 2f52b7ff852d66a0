"""Faults of blocks are told in the words of people who write mappings."""

from __future__ import annotations

from nec_cdisc.mapping.wording import of_another_kind, said


def test_a_long_value_is_cut():
    """The message stays on one line."""
    words = said({"type": "dict_type", "input": "x" * 100, "msg": ""})
    assert words.startswith("wants a block of keys, found 'xxx")
    assert words.endswith("...")
    assert len(words) < 100


def test_a_fault_without_words_of_ours_keeps_those_of_the_library():
    """Nothing is hidden."""
    fault = {"type": "url_parsing", "input": "x", "msg": "Input should be a URL"}
    assert said(fault) == "cannot be read: input should be a URL, found 'x'"


def test_another_kind_of_value_is_told_from_a_wrong_value():
    """A list for a text is of another kind; a text that is too short is a wrong one."""
    assert of_another_kind({"type": "string_type"})
    assert not of_another_kind({"type": "string_too_short"})
