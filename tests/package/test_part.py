"""A package that is refused says why."""

from __future__ import annotations

from nec_cdisc.package.part import RefusedPackage, quiet
from nec_cdisc.problem import Problem


def test_a_refusal_holds_all_problems():
    """Whoever shows it knows every reason."""
    problems = [Problem("PKG010", "no TS"), Problem("PKG024", "a file")]
    assert RefusedPackage(problems).problems == problems
    assert quiet("copy", 1, 2) is None
