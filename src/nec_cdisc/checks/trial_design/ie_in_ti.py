"""A criterion of a subject is one of the trial."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import differs, usual_pairs
from nec_cdisc.records.table import Records


@check("TDS117", Level.ERROR, IE=("IETESTCD", "IETEST", "IECAT"), TI=("IETESTCD", "IETEST", "IECAT"))
def ie_in_ti(ie: Records, ti: Records) -> Iterator[Found]:
    """A criterion that a subject did not meet stands in TI, with the same text and category.

    Why: Nobody can tell which criterion it was.
    Do: Correct the code, or the list of criteria with its version.
    Source: SDTMIG 3.4, IE and TI, IETESTCD, IETEST and IECAT.
    """
    for name in ("IETEST", "IECAT"):
        criteria = usual_pairs([ti], "IETESTCD", name)
        if name == "IETEST":
            strange = ie.filled("IETESTCD") & ~ie.holds("IETESTCD", *criteria)
            yield ie.found(strange, "criterion {IETESTCD} is not in TI", "IETESTCD")
        if name == "IECAT" or not ti.repeated("IETESTCD").any():  # versions of the protocol word criteria anew
            other = differs(ie, "IETESTCD", name, criteria)
            says = f"{name} of {{IETESTCD}} is not that of TI"
            yield ie.found(other.mask, says, name, "IETESTCD")
