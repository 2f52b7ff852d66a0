"""The table of rules: stable ids, each with what a reader needs."""

from __future__ import annotations

import re

import pytest

from nec_cdisc.expectations.rules import OWN, RULES
from nec_cdisc.expectations.suites import packaged_suites, written_suites
from nec_cdisc.standard.location import packaged


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_says_what_why_whence_and_what_to_do(rule):
    """Each rule has an id of three letters and three digits, and whole sentences."""
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.id)
    assert re.fullmatch(r"[a-z_]+", rule.name)
    for text in (rule.says, rule.why, rule.next_step):
        assert text[0].isupper()
        assert text.endswith(".")
    assert rule.source
    assert rule.datasets


def test_names_of_rules_are_told_apart():
    """No two rules have one name, and there are no more ids than rules."""
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(code == rule.id for code, rule in RULES.items())


def test_every_rule_is_asked_by_a_suite():
    """A rule that no suite asks would be a promise that nobody keeps."""
    suites = [suite for _, suite in packaged_suites()]
    suites += [suite for held in written_suites(packaged())[0].values() for suite in held]
    asked = {expectation.rule.id for suite in suites for expectation in suite.expectations}
    assert asked == set(RULES) - {OWN.id}
