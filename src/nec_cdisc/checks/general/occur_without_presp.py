"""Whether something occurred is asked of what was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN134", Level.ERROR, each=("--OCCUR", "--PRESP"))
def occur_without_presp(records: Records) -> Iterator[Found]:
    """A record that says whether something occurred is about something that was asked for.

    Why: Without --PRESP a record with --OCCUR N looks like an event that took place.
    Do: Set --PRESP to Y, or remove --OCCUR from what was reported freely.
    Source: SDTMIG 3.4, --PRESP and --OCCUR.
    """
    alone = records.filled("--OCCUR") & ~records.holds("--PRESP", "Y")
    yield records.found(alone, "--OCCUR is {--OCCUR} and --PRESP is not Y", "--PRESP", "--OCCUR")
