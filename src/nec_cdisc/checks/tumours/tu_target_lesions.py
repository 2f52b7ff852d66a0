"""The number of target lesions."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import number_of_targets
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records


@check("TUM108", Level.ERROR, TU=("USUBJID", "TUSTRESC", "TULNKID"))
def tu_target_lesions(tu: Records, facts: Facts) -> Iterator[Found]:
    """A subject has no more target lesions than the criteria allow, for each evaluator.

    Why: Sums of more lesions are not those of the criteria, and percentages differ.
    Do: Ask the evaluator which lesions are targets, or state the number that the protocol allows.
    Source: RECIST 1.1, baseline documentation of target lesions: at most five in total.
    """
    column, message = number_of_targets(tu), "{nth} target lesions; {allowed} are allowed"
    over = column > facts.target_lesions
    yield tu.found(
        over, message, "TULNKID", "TUSTRESC", said={"nth": column, "allowed": [facts.target_lesions] * len(tu)}
    )
