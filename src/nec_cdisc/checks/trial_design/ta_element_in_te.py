"""An element of an arm is one of the trial."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import differs, usual_pairs
from nec_cdisc.records.table import Records


@check("TDS113", Level.ERROR, TA=("ETCD", "ELEMENT"), TE=("ETCD", "ELEMENT"))
def ta_element_in_te(ta: Records, te: Records) -> Iterator[Found]:
    """An element of an arm stands in TE, with the same name; each element of TE is part of an arm.

    Why: TE says how an element begins and ends; without it nobody can tell in which one a subject was.
    Do: Add the element to TE, or correct its code.
    Source: SDTMIG 3.4, TA and TE, ETCD and ELEMENT.
    """
    elements = usual_pairs([te], "ETCD", "ELEMENT")
    yield ta.found(ta.matches("ETCD", lambda code: code not in elements), "element {ETCD} is not in TE", "ETCD")
    other = differs(ta, "ETCD", "ELEMENT", elements)
    says = "element {ETCD} is {ELEMENT} here and {planned} in TE"
    yield ta.found(other.mask, says, "ELEMENT", "ETCD", said={"planned": other.usual})
    used = frozenset(map(str, ta.text("ETCD").values))
    yield te.found(te.filled("ETCD") & ~te.holds("ETCD", *used), "element {ETCD} is in no arm of TA", "ETCD")
