"""What of a text a document shows: signs that steer, hide or reorder are written as their code; nothing is cut."""

from __future__ import annotations

import re
from functools import lru_cache

from nec_cdisc.problem.visible import visible

#: Signs that end a line, or move on in it.
_SPACE = re.compile(r"[\t\n\r\f\v\x85\u2028\u2029]+")


@lru_cache(maxsize=65_536)  # names and terms stand in many cells
def shown(text: str) -> str:
    r"""Return a text on one line in which every sign can be seen; nothing is cut.

    >>> shown("a\tb\u202ec")
    'a b<U+202E>c'
    """
    return visible(_SPACE.sub(" ", text), longest=len(text) + 1)
