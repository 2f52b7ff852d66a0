"""Lymph nodes have their short axis measured, other lesions their longest diameter."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import LONGEST, SHORT, nodes
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check(
    "TUM113", Level.WARNING, TR=("USUBJID", "TRLNKID", "TRTESTCD"), TU=("USUBJID", "TULNKID", "TULOC"), DM=("USUBJID",)
)
def tr_diameter_of_node(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A target lymph node has a short axis, and any other target lesion a longest diameter.

    Why: Of a lymph node the short axis counts, of any other lesion the longest diameter; another sum is not comparable.
    Do: Compare the location with what was measured; ask for the diameter that counts.
    Source: RECIST 1.1, section 4.2: measurement of target lesions, and of lymph nodes.
    """
    read = tumours(tu, tr, dm, facts)
    located = np.append(tu.filled("TULOC"), False)[read.identified]
    node = np.append(nodes(tu), False)[read.identified]
    long = read.reading & located & node & tr.holds("TRTESTCD", LONGEST)
    short = read.reading & located & ~node & tr.holds("TRTESTCD", SHORT)
    where = tu.values("TULOC")[read.identified]
    said = {"location": where}
    yield tr.found(
        long, "The lesion lies in {location} and has a longest diameter alone", "TRTESTCD", "TRLNKID", said=said
    )
    yield tr.found(short, "The lesion lies in {location} and has a short axis alone", "TRTESTCD", "TRLNKID", said=said)
