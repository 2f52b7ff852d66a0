"""The verb ``constant``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import value_verb


@value_verb
def constant(text: str) -> str | None:
    """Assign the same text to every record.

    Arguments:
        text: the text to assign.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> constant("EORTC QLQ-C30 V3.0")
        'EORTC QLQ-C30 V3.0'

    """
    return text.strip() or None
