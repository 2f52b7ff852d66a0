"""The verb ``assessment``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import Number, Text, value_verb
from nec_cdisc.rules.exact_number import plain
from nec_cdisc.rules.lesion_identifier import OF


@value_verb
def assessment(visit: Text, number: Number | None = None, evaluator: Text | None = None, *, protocol: Protocol) -> str:
    """Name an assessment of tumours: what was measured and the responses that follow share it (TRLNKGRP, RSLNKGRP).

    It is the visit. Visits outside the plan have one name, so there the number of the visit stands behind it. Each
    evaluator has assessments of its own.

    Arguments:
        visit: protocol visit names, and ``UNSCHEDULED``.
        number: the number of the visit (VISITNUM), to tell unscheduled ones apart.
        evaluator: a short name of who assesses, as for ``lesion``. Blank gives none.
        protocol: visits of the protocol, by name.

    Source: SDTMIG 3.4, domains TR and RS (--LNKGRP); the form of the text is a decision of this package.

    Example:
        >>> from decimal import Decimal
        >>> from nec_cdisc.plugin.convention import Visit
        >>> plan = Protocol({"WEEK 8": Visit("WEEK 8", Decimal(8), 57)})
        >>> assessment("WEEK 8", Decimal(8), "R1", protocol=plan)
        'R1-WEEK 8'
        >>> assessment("UNSCHEDULED", Decimal("8.1"), protocol=plan)
        'UNSCHEDULED 8.1'

    """
    name = visit.strip()
    if name not in protocol.visits and number is not None:
        name = f"{name} {plain(number)}"
    return name if evaluator is None or not evaluator.strip() else f"{evaluator.strip()}{OF}{name}"
