"""All rules are listed."""

from nec_cdisc.expectations.rules import RULES
from nec_cdisc.problem import CODES
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.rule_list import all_rules


def test_every_rule_is_listed_once():
    """Checks, rules of suites, and those about CORE and waivers are there in the order of their ids, each id once."""
    ids = [rule.id for rule in all_rules()]
    assert ids == sorted(set(ids))
    assert {check.rule.id for check in all_checks()} | set(RULES) | {"COR101", "WVR101"} == set(ids)


def test_a_rule_is_not_called_like_a_problem():
    """An id explains one thing: no rule has the code of a problem."""
    assert not {rule.id for rule in all_rules()} & set(CODES)
