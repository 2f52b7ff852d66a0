"""The verb ``decode``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import Decodes
from nec_cdisc.plugin.verb import Refused, Text, value_verb
from nec_cdisc.problem.families.value import NO_DECODE


@value_verb
def decode(value: Text, *, decodes: Decodes) -> str:
    """Give the name that the standard pairs with a code, such as the test name of a test code.

    Arguments:
        value: a column of submission codes (``LBTESTCD``, ``TSPARMCD``).
        decodes: the pairs of the target variable, from the standard and the study's own terms.

    Problems: VAL104 for a code without a decode.

    Source: SDTMIG 3.4, section 4.3 (terminology; code and decode are one to one).

    Example:
        >>> decode("ALT", decodes=Decodes({"ALT": "Alanine Aminotransferase"}))
        'Alanine Aminotransferase'

    """
    if value not in decodes.terms:
        raise Refused(NO_DECODE, f"code {value!r} has no decode")
    return decodes.terms[value]
