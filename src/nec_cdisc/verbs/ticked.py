"""The verb ``ticked``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import TickConvention
from nec_cdisc.plugin.verb import Refused, Text, value_verb
from nec_cdisc.problem.families.value import UNKNOWN_TICK


@value_verb
def ticked(value: Text, *, ticks: TickConvention) -> str | None:
    """Give Y where a tick box is ticked, and nothing where it is not.

    A box that is not ticked is no answer of N: nobody knows whether the question was asked.

    Arguments:
        value: the text of the tick box.
        ticks: the source's texts for ticked and not ticked; case and outer blanks do not matter.

    Problems: VAL105 for a text that is neither.

    Source: the source's convention; SDTMIG 3.4, section 4.5.7 (presence of prespecified events).

    Example:
        >>> ticked("1", ticks=TickConvention()), ticked("0", ticks=TickConvention())
        ('Y', None)

    """
    text = value.strip().upper()
    if text in ticks.ticked:
        return "Y"
    if not text or text in ticks.unticked:
        return None
    raise Refused(UNKNOWN_TICK, f"{value!r} is neither ticked nor not ticked")
