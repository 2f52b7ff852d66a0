"""What was not done has no result."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN131", Level.ERROR, each=("--STAT",))
def stat_with_result(records: Records) -> Iterator[Found]:
    """A record that was not done has no result.

    Why: The record contradicts itself, and the result is counted or not as each program sees it.
    Do: Ask the site whether it was done.
    Source: SDTMIG 3.4, section 4.5.1 on --STAT.
    """
    done = records.filled("--ORRES") | records.filled("--STRESC") | records.filled("--OCCUR")
    says = "--STAT is {--STAT} and there is a result"
    yield records.found(records.filled("--STAT") & done, says, "--STAT", "--ORRES", "--STRESC", "--OCCUR")
