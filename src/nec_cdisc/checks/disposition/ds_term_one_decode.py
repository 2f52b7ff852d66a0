"""A disposition term has one meaning."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("DSP110", Level.WARNING, DS=("DSTERM", "DSDECOD"))
def ds_term_one_decode(ds: Records) -> Iterator[Found]:
    """Equal reported dispositions have the same standard term, within their category.

    Why: One reason is counted under two terms.
    Do: Correct the standard term.
    Source: internal consistency of DSTERM with DSDECOD.
    """
    parts = [name for name in ("DSCAT", "DSSCAT") if ds.has(name) and ds.filled(name).all()]
    other = unusual(ds, (*parts, "DSTERM"), "DSDECOD")
    says = "{DSTERM} is {DSDECOD} here and {usual} elsewhere"
    yield ds.found(other.mask, says, "DSDECOD", "DSTERM", said={"usual": other.usual})
