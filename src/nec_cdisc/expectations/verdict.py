"""What became of an expectation: one of four outcomes, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from nec_cdisc.expectations.suite import Expectation
from nec_cdisc.plugin.check import Found, Rule

#: The outcomes, in the words of all checks.
PASSED, FOUND, SKIPPED, BROKEN = "passed", "found", "skipped", "broken"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An expectation of a dataset and its outcome.

    ``found`` holds what does not meet it: records with their variables, or the dataset as a whole. ``reason`` says why
    it was skipped, or how it broke; that is never a pass.
    """

    dataset: str
    expectation: Expectation
    outcome: str
    found: tuple[Found, ...] = ()
    reason: str = ""

    @property
    def rule(self) -> Rule:
        """The rule that the expectation serves."""
        return self.expectation.rule
