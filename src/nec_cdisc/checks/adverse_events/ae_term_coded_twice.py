"""A term is coded in one way."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("AEV117", Level.WARNING, AE=("AETERM", "AEDECOD"))
def ae_term_coded_twice(ae: Records) -> Iterator[Found]:
    """Equal reported terms have the same dictionary term.

    Why: One event is counted under two terms.
    Do: Have the coding reviewed.
    Source: internal consistency of coding.
    """
    other = unusual(ae, ("AETERM",), "AEDECOD")
    says = "{AETERM} is coded as {AEDECOD} here and as {usual} elsewhere"
    yield ae.found(other.mask, says, "AEDECOD", "AETERM", said={"usual": other.usual})
