"""What is said of lesions that are not measured."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import STATE
from nec_cdisc.records.table import Records


@check("TUM107", Level.WARNING, TR=("TRTESTCD", "TRSTRESC"))
def tr_state_missing(tr: Records) -> Iterator[Found]:
    """A state of a lesion has a result, or it is said that there is none.

    Why: The response of non-target lesions cannot be followed without their states.
    Do: Ask for the state of the lesion, or why it was not evaluated (TRSTAT, TRREASND).
    Source: SDTMIG 3.4, TR; RECIST 1.1, section 4.3.3.
    """
    lacking = tr.holds("TRTESTCD", STATE) & tr.blank("TRSTRESC") & tr.blank("TRORRES") & tr.blank("TRSTAT")
    yield tr.found(
        lacking, "The state of lesion {TRLNKID} is missing and TRSTAT does not say why", "TRSTRESC", "TRSTAT"
    )
