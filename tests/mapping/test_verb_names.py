"""The verb that was meant by a word that is none."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.verb_names import verb_meant, verbs_with
from nec_cdisc.verbs import verbs


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("dat", "date"),
        ("UPCASE", "upper"),
        ("round", "round_half_away"),
        ("date:ae_start", "date: ae_start"),
        ("dat:ae_start", None),
        ("multiply", None),
    ],
)
def test_the_verb_that_was_meant_is_found(word, meant):
    """A slip, a word of another language, a blank forgotten behind the colon; nothing where nothing is near."""
    assert verb_meant(word, verbs()) == meant


def test_every_other_word_leads_to_a_verb():
    """The words of other languages name verbs that there are."""
    from nec_cdisc.mapping.verb_names import _MEANT  # noqa: PLC0415 - the table itself is looked at

    assert set(_MEANT.values()) <= {*verbs()}
    assert not {*_MEANT} & {*verbs()}


def test_the_owners_of_an_argument_are_named():
    """An argument without its verb leads to the verbs that take it."""
    assert verbs_with("list", verbs()) == ["code"]
    assert verbs_with("nothing", verbs()) == []
