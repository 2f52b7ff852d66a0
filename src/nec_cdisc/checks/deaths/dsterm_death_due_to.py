"""A death due to something names it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH114", Level.WARNING, DS=("DSTERM",))
def dsterm_death_due_to(ds: Records) -> Iterator[Found]:
    """A disposition worded as a death due to something says to what.

    Why: The cause was asked for and is missing.
    Do: Ask the site for the cause of death.
    Source: internal consistency; known to reviewers by this name.
    """
    bare = ds.matches("DSTERM", lambda text: text.upper().strip(" .:_-").endswith("DEATH DUE TO"))
    yield ds.found(bare, "DSTERM is {DSTERM}, without a cause", "DSTERM")
