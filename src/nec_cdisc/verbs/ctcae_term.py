"""The verb ``ctcae_term``."""

from __future__ import annotations

from typing import Literal

from nec_cdisc.plugin.convention import GradeTables
from nec_cdisc.plugin.verb import Text, value_verb
from nec_cdisc.rules.graded_results import term_of


@value_verb
def ctcae_term(
    test: Text,
    fasting: Text | None = None,
    specimen: Text | None = None,
    direction: Literal["low", "high"] = "high",
    version: str = "4.03",
    *,
    criteria: GradeTables,
) -> str | None:
    """Name the toxicity term by which low, or high, results of a laboratory test are graded.

    A test that no term serves has none, and nothing is refused.

    Arguments:
        test: short name of the test (LBTESTCD).
        fasting: Y where the subject had fasted (LBFAST), for the terms that ask.
        specimen: the specimen (LBSPEC); another one than blood is not graded.
        direction: which results are toxic, the low or the high ones.
        version: version of the toxicity criteria.
        criteria: the criteria that the standard and the study hold (specs/ctcae-4.03/laboratory.csv).

    Problems: ANL114 a version that the standard does not hold.

    Source: Common Terminology Criteria for Adverse Events (CTCAE) 4.03, National Cancer Institute, 14 June 2010.

    Example:
        >>> from nec_cdisc.plugin.convention import GradeTable, GradeTerm
        >>> anemia = GradeTerm("Anemia", "L", {}, "g/L", tests=("HGB",))
        >>> criteria = GradeTables({"4.03": GradeTable("4.03", {"Anemia": anemia})})
        >>> ctcae_term("HGB", direction="low", criteria=criteria), ctcae_term("HGB", criteria=criteria)
        ('Anemia', None)

    """
    term = term_of(criteria, version, direction, test, fasting, specimen)
    return None if term is None else term.name
