"""The examples of the rules."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from nec_cdisc import rules


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(rules.__path__)])
def test_the_example_of_a_rule_runs(name):
    """Every example of a docstring gives what it says, where there is one."""
    assert doctest.testmod(importlib.import_module(f"nec_cdisc.rules.{name}")).failed == 0
