"""Tests of the verb ``code``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import CodeList
from nec_cdisc.verbs.code import code

TERMS = {"Ja": "Y", "Nein": "N", "unbekannt": ""}
STRICT = CodeList("yes_no", TERMS, "query")
FOLDING = CodeList("yes_no", TERMS, "query", ignore_case=True)
FOLDED = CodeList("yes_no", TERMS, "query", ignore_case=True, folded={"ja": "Y"})


@pytest.mark.parametrize(
    ("value", "terms", "answer"),
    [
        ("Ja", STRICT, "Y"),
        ("Nein", STRICT, "N"),
        ("unbekannt", STRICT, None),
        (" JA ", FOLDING, "Y"),
        ("nein", FOLDING, "N"),
        ("jA", FOLDED, "Y"),
    ],
)
def test_an_entry_gives_its_submission_value(value, terms, answer):
    """The submission value of an entry is given; a blank one means missing."""
    assert code(value, terms) == answer


@pytest.mark.parametrize("value", ["ja", "Ja ", "vielleicht"])
def test_a_strict_list_knows_only_what_it_says(value, refusal):
    """Case and blanks matter unless the list ignores them."""
    with refusal("VAL102", repr(value), "yes_no"):
        code(value, STRICT)


@pytest.mark.parametrize(
    ("policy", "problem", "answer"), [("stop", "VAL101", None), ("query", "VAL102", None), ("keep", "VAL103", "maybe")]
)
def test_the_policy_decides_on_a_value_without_entry(policy, problem, answer, refusal):
    """Stop is an error, query leaves blank, keep keeps the text without outer blanks."""
    with refusal(problem, "maybe", answer=answer):
        code(" maybe ", CodeList("yes_no", TERMS, policy))
