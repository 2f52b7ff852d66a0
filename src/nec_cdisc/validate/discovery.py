"""Finds all checks: every module below :mod:`nec_cdisc.checks`, by folder and file name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from nec_cdisc import checks
from nec_cdisc.plugin.check import Check, check_of
from nec_cdisc.plugin.discovery import discover


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order of their ids. Raises ``ValueError`` where two have the same id."""
    found = sorted((known for family in _families() for known in _of(family)), key=lambda item: item.rule.id)
    ids = [item.rule.id for item in found]
    twice = {code for code in ids if ids.count(code) > 1}
    if twice:
        message = f"several checks are called {', '.join(sorted(twice))}"
        raise ValueError(message)
    return tuple(found)


def _families() -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(checks.__path__):
        if info.ispkg:
            yield importlib.import_module(f"{checks.__name__}.{info.name}")


def _of(family: ModuleType) -> Iterator[Check]:
    for name, module in discover(family).items():
        known = check_of(getattr(module, name))
        if known is None:
            message = f"{module.__name__} has no check of its name"
            raise ValueError(message)
        yield known
