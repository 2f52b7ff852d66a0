"""Identifiers of queries."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.report.query.identifier import identifier, numbered

FACT = ["T-1", "ae", "VAL112", "", [["no", "1"]], "start", "31.02.2019"]


def test_an_identifier_is_short_and_can_be_read_aloud():
    """Three groups of four letters and digits, none of which is mixed up with another."""
    assert re.fullmatch(r"Q(-[A-Z2-7]{4}){3}", identifier(FACT))


def test_the_identifier_of_a_fact_stays_for_ever():
    """People carry answers over by it, so it may not change from version to version."""
    assert identifier(FACT) == "Q-IGQ3-R5AI-VI44"


def test_each_part_of_a_fact_counts():
    """Another study, form, kind, rule, record, field or value is another fact."""
    others = [[*FACT[:at], "other", *FACT[at + 1 :]] for at in range(len(FACT))]
    assert len({identifier(fact) for fact in [FACT, *others, [*FACT[:-1], None]]}) == len(FACT) + 2


@given(st.lists(st.tuples(st.sampled_from("AB"), st.text(max_size=2)), unique=True), st.randoms())
def test_equal_facts_are_numbered_by_what_their_records_hold(facts, random):
    """No identifier is given twice, and the order of the records in the file does not matter."""
    shuffled = list(facts)
    random.shuffle(shuffled)
    one, other = (numbered([name for name, _ in order], [(held,) for _, held in order]) for order in (facts, shuffled))
    assert len(set(one)) == len(one)
    assert dict(zip(facts, one, strict=True)) == dict(zip(shuffled, other, strict=True))


def test_the_first_of_equal_facts_keeps_its_identifier():
    """The others end in a number, from 2."""
    assert numbered(["A", "B", "A", "A"], [("z",), (), ("x",), ("y",)]) == ["A-3", "B", "A", "A-2"]
