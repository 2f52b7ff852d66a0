"""Population flags are there for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

POPULATIONS = ("FASFL", "SAFFL", "ITTFL", "PPROTFL", "ENRLFL", "RANDFL", "COMPLFL")


@check("ADS111", Level.ERROR, ADSL=("USUBJID",))
def population_flags(adsl: Records) -> Iterator[Found]:
    """A population flag of ADSL is Y or N for every subject.

    Why: A subject without an answer is in no population and out of none.
    Do: Derive the flag for every subject; who is not in the population has N.
    Source: ADaMIG 1.3, ADSL: subject-level population flags are Y or N.
    """
    held = [name for name in POPULATIONS if adsl.has(name)]
    if not held:
        message = "ADSL has no population flag"
        raise Skipped(message)
    for name in held:
        yield adsl.found(~adsl.holds(name, "Y", "N"), f"{name} is {{{name}}}, neither Y nor N", name)
