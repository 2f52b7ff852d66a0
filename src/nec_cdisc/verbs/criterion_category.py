"""The verb ``criterion_category``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import Text, value_verb
from nec_cdisc.verbs.criterion import declared


@value_verb
def criterion_category(code: Text, *, protocol: Protocol) -> str:
    """Give INCLUSION or EXCLUSION for a criterion of eligibility, as TI has it.

    Arguments:
        code: a column of codes of criteria (IETESTCD).
        protocol: the criteria.

    Problems: VAL142 for a code that the protocol does not declare.

    Source: SDTMIG 3.4, section 6.3.4 (IE; IECAT).

    Example:
        >>> from nec_cdisc.plugin.convention import Criterion
        >>> trial = Protocol({}, criteria={"INCL01": Criterion("Age of at least 18 years", "INCLUSION")})
        >>> criterion_category("INCL01", protocol=trial)
        'INCLUSION'

    """
    return declared(code, protocol).category
