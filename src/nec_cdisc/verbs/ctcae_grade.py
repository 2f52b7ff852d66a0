"""The verb ``ctcae_grade``."""

from __future__ import annotations

from typing import Literal

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import Judged, JudgedText, NumberVector, TextVector
from nec_cdisc.plugin.convention import GradeTables, UnitTable
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.graded_results import Against, graded, graded_alike

#: The grades as texts; 5 is death, which no result shows.
GRADES = ("0", "1", "2", "3", "4")


@subject_verb
def ctcae_grade(
    value: NumberVector,
    test: TextVector,
    unit: TextVector | None = None,
    lower: NumberVector | None = None,
    upper: NumberVector | None = None,
    *,
    baseline: NumberVector | None = None,
    percent_change: NumberVector | None = None,
    fasting: TextVector | None = None,
    specimen: TextVector | None = None,
    direction: Literal["low", "high"] = "high",
    version: str = "4.03",
    criteria: GradeTables,
    units: UnitTable,
) -> JudgedText:
    """Grade laboratory results as too low, or too high, from 0 to 4 (`0` where they are not toxic).

    A grade is that of the highest threshold that is surely passed. It is missing where the test has no term of this
    direction, and where a limit is missing and nothing else decides: a haemoglobin of 70 g/L is grade 3 without any.
    Results and limits are converted to the unit of the thresholds and compared exactly. What a result cannot decide (a
    clinical consequence, grade 5) is not graded. Of a baseline that is missing `at_baseline` tells.

    Arguments:
        value: the results, in their unit.
        test: short name of the test (LBTESTCD).
        unit: the unit of results, limits and baseline.
        lower: lower limit of the reference range.
        upper: its upper limit.
        baseline: the subject's result before treatment, for terms that compare with it.
        percent_change: the change from it in per cent, for terms that ask for a fall.
        fasting: Y where the subject had fasted (LBFAST), for the terms that ask.
        specimen: the specimen (LBSPEC); another one than blood is not graded. Name it where urine is collected too.
        direction: which results are toxic, the low or the high ones.
        version: version of the toxicity criteria.
        criteria: the criteria that the standard and the study hold (specs/ctcae-4.03/laboratory.csv).
        units: conversions by test and unit.

    Problems: ANL111 a unit that does not lead to that of the thresholds, ANL113 a limit that is missing (each told once
    for all its results), ANL114 a version that the standard does not hold.

    Source: Common Terminology Criteria for Adverse Events (CTCAE) 4.03, National Cancer Institute, 14 June 2010;
    ADaMIG 1.3, section 3.3 (ATOXGRL, ATOXGRH).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> from nec_cdisc.standard.loading import load
        >>> standard, results, tests = load().standard, encode([110, 70]), encode(["HGB", "HGB"])
        >>> given = {"unit": encode(["g/L"] * 2), "lower": encode([120, None]), "direction": "low"}
        >>> ctcae_grade(results, tests, criteria=standard.grades, units=standard.units, **given).column.to_list()
        ['1', '3']

    """
    groups = graded_alike(criteria, version, direction, [test, unit, fasting, specimen], ~value.missing(), units)
    columns = Against(value, lower, upper, baseline, percent_change)
    grades, without_limit = graded(groups, columns)
    return Judged(Encoded(grades.astype(np.int32), GRADES), [*groups.refused, *without_limit])
