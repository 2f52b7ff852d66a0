"""Categories of responses."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TUM137", Level.ERROR, RS=("RSCAT", "RSSCAT"))
def rs_rscat_rsscat(rs: Records) -> Iterator[Found]:
    """A response with a subcategory has a category.

    Why: A subcategory without its category says nothing; the criteria are named by RSCAT.
    Do: Fill RSCAT with the criteria that were used.
    Source: SDTMIG 3.4, RS; the public check library sdtmchecks.
    """
    lacking = rs.filled("RSSCAT") & rs.blank("RSCAT")
    yield rs.found(lacking, "RSSCAT is {RSSCAT} and RSCAT is missing", "RSCAT", "RSSCAT")
