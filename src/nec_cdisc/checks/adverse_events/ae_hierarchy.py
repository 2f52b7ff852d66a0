"""A dictionary term has one place."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records

#: What a dictionary term determines.
LEVELS = ("AEPTCD", "AEHLT", "AEHLTCD", "AEHLGT", "AEHLGTCD", "AESOC", "AESOCCD")


@check("AEV118", Level.ERROR, AE=("AEDECOD",))
def ae_hierarchy(ae: Records) -> Iterator[Found]:
    """A dictionary term has one code and, on its primary path, one group of each level.

    Why: Tables by system organ class count the term in two places.
    Do: Code all events with one version of the dictionary, and take the primary path.
    Source: SDTMIG 3.4, AE: AESOC and the levels below it follow the primary path.
    """
    held = [name for name in LEVELS if ae.has(name)]
    if not held:
        message = "AE has no level of the dictionary but AEDECOD"
        raise Skipped(message)
    for name in held:
        other = unusual(ae, ("AEDECOD",), name)
        says = f"{{AEDECOD}} has {name} {{{name}}} here and {{usual}} elsewhere"
        yield ae.found(other.mask, says, name, "AEDECOD", said={"usual": other.usual})
