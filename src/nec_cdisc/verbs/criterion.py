"""The verb ``criterion``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import Criterion, Protocol
from nec_cdisc.plugin.verb import Refused, Text, value_verb
from nec_cdisc.problem.families.value import UNKNOWN_CRITERION


@value_verb
def criterion(code: Text, *, protocol: Protocol) -> str:
    """Give the text of a criterion of eligibility, as TI has it.

    Arguments:
        code: a column of codes of criteria (IETESTCD).
        protocol: the criteria.

    Problems: VAL142 for a code that the protocol does not declare.

    Source: SDTMIG 3.4, section 6.3.4 (IE; IETEST is the text in TI).

    Example:
        >>> from nec_cdisc.plugin.convention import Criterion
        >>> trial = Protocol({}, criteria={"INCL01": Criterion("Age of at least 18 years", "INCLUSION")})
        >>> criterion("INCL01", protocol=trial)
        'Age of at least 18 years'

    """
    return declared(code, protocol).text


def declared(code: str, protocol: Protocol) -> Criterion:
    """Return a criterion of the protocol; raises ``Refused`` (VAL142) where it declares none of this code."""
    if code not in protocol.criteria:
        raise Refused(UNKNOWN_CRITERION, f"the protocol has no criterion {code!r}")
    return protocol.criteria[code]
