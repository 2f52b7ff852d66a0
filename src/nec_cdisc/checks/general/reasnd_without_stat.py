"""A reason why something was not done belongs to what was not done."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN133", Level.ERROR, each=("--REASND",))
def reasnd_without_stat(records: Records) -> Iterator[Found]:
    """A record with a reason for not being done was not done.

    Why: The record contradicts itself.
    Do: Set --STAT to NOT DONE, or remove the reason.
    Source: SDTMIG 3.4, section 4.5.1: --REASND is used with --STAT when it is NOT DONE.
    """
    alone = records.filled("--REASND") & records.blank("--STAT")
    yield records.found(alone, "--REASND is {--REASND} and --STAT is missing", "--STAT", "--REASND")
