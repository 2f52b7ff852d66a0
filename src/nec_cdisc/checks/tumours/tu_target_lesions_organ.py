"""The number of target lesions of one organ."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import number_of_targets
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records


@check("TUM109", Level.ERROR, TU=("USUBJID", "TUSTRESC", "TULNKID", "TULOC"))
def tu_target_lesions_organ(tu: Records, facts: Facts) -> Iterator[Found]:
    """A subject has no more target lesions of one organ than the criteria allow, for each evaluator.

    Why: Target lesions represent all organs involved; more of one organ give it too much weight.
    Do: Ask the evaluator which lesions are targets, or state the number that the protocol allows.
    Source: RECIST 1.1, baseline documentation of target lesions: at most two per organ.
    """
    column = number_of_targets(tu, "TULOC")
    allowed = [facts.target_lesions_per_organ] * len(tu)
    over = column > facts.target_lesions_per_organ
    message = "{nth} target lesions in {TULOC}; {allowed} are allowed"
    yield tu.found(over, message, "TULNKID", "TULOC", said={"nth": column, "allowed": allowed})
