"""What is coded is coded throughout."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: The reported term of each dataset.
TERMS = {"CM": "CMTRT", "MH": "MHTERM"}


@check("CMH105", Level.NOTE, each=("USUBJID", "--DECOD"))
def not_coded(records: Records) -> Iterator[Found]:
    """Where medications or history are coded, each of them is.

    Why: What is not coded is counted under no term.
    Do: Have the term coded; ask the site where it cannot be.
    Source: SDTMIG 3.4, CM and MH, --DECOD.
    """
    term = TERMS.get(records.name)
    if term is None or not records.filled("--DECOD").any():
        message = f"{records.name} is not coded"
        raise Skipped(message)
    uncoded = records.filled(term) & records.blank("--DECOD") & ~records.holds("--OCCUR", "N") & records.blank("--STAT")
    if records.has("--CAT"):  # a category that is coded nowhere is not meant to be
        groups = records.group("--CAT")
        coded = np.bincount(groups[records.filled("--DECOD")], minlength=int(groups.max()) + 1) > 0
        uncoded &= coded[groups]
    yield records.found(uncoded, f"{{{term}}} is not coded", "--DECOD", term)
