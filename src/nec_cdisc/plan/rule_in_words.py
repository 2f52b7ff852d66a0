"""The rule of a variable as a reviewer reads it: what its verb does, and with what."""

from __future__ import annotations

import inspect

from nec_cdisc.plan.describe import rule_text
from nec_cdisc.plan.reference import Bound

#: Verbs that say all by their rule alone.
_PLAIN = frozenset({"take", "constant"})


def what_verb_does(bound: Bound) -> str:
    """Return the first sentence of the manual of a verb, which says what it does, without the marks around code."""
    first = (inspect.getdoc(bound.call.signature.function) or "").split("\n\n")[0]
    return " ".join(first.split()).replace("``", "").replace("`", "")


def rule_in_words(bound: Bound) -> str:
    """Return what the verb does, and behind it the line with the names that it reads."""
    said = rule_text(bound)
    meaning = what_verb_does(bound)
    return said if bound.call.verb in _PLAIN or not meaning else f"{meaning} ({said})"
