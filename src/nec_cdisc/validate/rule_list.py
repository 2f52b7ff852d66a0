"""All rules that a validation reports: those of checks and of suites, and those about the validation itself."""

from __future__ import annotations

from functools import cache

from nec_cdisc.expectations.rules import RULES
from nec_cdisc.plugin.check import Rule
from nec_cdisc.validate.core_report import CORE_RAN
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.waiving import RULE as WAIVER_MATCHES


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of their ids; those of CDISC CORE are known to CORE alone."""
    rules = [*(check.rule for check in all_checks()), *RULES.values(), CORE_RAN, WAIVER_MATCHES]
    return tuple(sorted(rules, key=lambda rule: rule.id))
