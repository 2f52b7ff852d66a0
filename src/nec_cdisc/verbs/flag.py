"""The verb ``flag``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Condition, value_verb


@value_verb
def flag(condition: Condition, then: str = "Y", otherwise: str | None = None) -> str | None:
    """Give one text where a condition holds, and another (nothing by default) where it does not.

    Arguments:
        condition: a condition on the record, such as ``ae_grade is 5``.
        then: text where the condition holds.
        otherwise: text where it does not.

    Source: SDTMIG 3.4, section 4.3 (yes and no values); flags are Y or blank.

    Example:
        >>> flag(True), flag(False), flag(False, "Y", "N")
        ('Y', None, 'N')

    """
    return then if condition else otherwise
