"""The verbs of the mapping language: one verb, one file, one test.

The file name is the verb, the signature its schema, the docstring its manual. Nothing is registered anywhere: a new
file is a new verb.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from nec_cdisc.plugin.discovery import discover
from nec_cdisc.plugin.verb import shape_of


@cache
def verbs() -> dict[str, Callable[..., Any]]:
    """Return all verbs by name, sorted.

    Raises ``TypeError`` where a file holds no verb of its own name: that is a fault of the package, not of a study.
    """
    found = discover(sys.modules[__name__])
    return {name: _verb(name, getattr(module, name, None)) for name, module in found.items()}


def _verb(name: str, function: Callable[..., Any] | None) -> Callable[..., Any]:
    if function is None or shape_of(function) is None:
        message = f"verbs/{name}.py has no function {name!r} marked as a verb"
        raise TypeError(message)
    return function
