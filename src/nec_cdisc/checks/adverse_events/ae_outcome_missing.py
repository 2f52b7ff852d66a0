"""An adverse event has an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV115", Level.WARNING, AE=("AEOUT",))
def ae_outcome_missing(ae: Records) -> Iterator[Found]:
    """An adverse event has an outcome; UNKNOWN is one.

    Why: Nobody knows whether the event is over.
    Do: Ask the site.
    Source: SDTMIG 3.4, AE, AEOUT.
    """
    asked = ~ae.holds("AEOCCUR", "N") & ae.blank("AESTAT")
    yield ae.found(asked & ae.blank("AEOUT"), "AEOUT is missing", "AEOUT")
