"""Microscopic findings name their specimen."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TUM150", Level.WARNING, MI=("MISPEC",))
def mi_mispec(mi: Records) -> Iterator[Found]:
    """A microscopic finding with a result names the specimen.

    Why: A result of an unknown tissue cannot be held against another one.
    Do: Ask which specimen was examined.
    Source: SDTMIG 3.4, MI: MISPEC is required; the public check library sdtmchecks.
    """
    told = mi.filled("MISTRESC") | mi.filled("MIORRES")
    yield mi.found(told & mi.blank("MISPEC"), "{MITESTCD} has a result and MISPEC is missing", "MISPEC", "MITESTCD")
