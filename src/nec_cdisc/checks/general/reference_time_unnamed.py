"""A relation to a reference time names the time."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Each relation, and the reference time that it is about.
RELATIONS = {"--STRTPT": "--STTPT", "--ENRTPT": "--ENTPT"}


@check("GEN136", Level.ERROR, each=("USUBJID",))
def reference_time_unnamed(records: Records) -> Iterator[Found]:
    """A relation to a reference time point says which time point that is.

    Why: ONGOING at an unknown time says nothing.
    Do: Add the date or the name of the reference time point.
    Source: SDTMIG 3.4, section 4.4.7 on --STRTPT, --STTPT, --ENRTPT and --ENTPT.
    """
    held = [name for name in RELATIONS if records.has(name)]
    if not held:
        message = f"{records.name} has no relation to a reference time"
        raise Skipped(message)
    for name in held:
        lone = records.filled(name) & records.blank(RELATIONS[name])
        yield records.found(lone, f"{name} is {{{name}}} and {RELATIONS[name]} is missing", RELATIONS[name], name)
