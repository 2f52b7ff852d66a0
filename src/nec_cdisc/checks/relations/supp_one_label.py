"""A qualifier has one label."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("REL108", Level.ERROR, each=("RDOMAIN", "QNAM", "QLABEL"))
def supp_one_label(records: Records) -> Iterator[Found]:
    """A supplemental qualifier has the same label in all its records.

    Why: Merged to its parent, the qualifier becomes one variable with one label.
    Do: Correct the label.
    Source: SDTMIG 3.4, section 8.4 on SUPP--, QNAM and QLABEL.
    """
    other = unusual(records, ("RDOMAIN", "QNAM"), "QLABEL")
    says = "{QNAM} is labelled {QLABEL} here and {usual} elsewhere"
    yield records.found(other.mask, says, "QLABEL", "QNAM", said={"usual": other.usual})
