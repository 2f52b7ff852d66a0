"""Laboratory results by term: one look for each combination, whatever the order of records."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.rules.graded_results import Against, graded, graded_alike, term_of
from nec_cdisc.standard.loading import load

STANDARD = load().standard


def test_records_of_one_term_and_factor_are_one_group():
    """Fasting makes no difference where the term does not ask, so that 2 units of 1 test are 2 groups."""
    test, unit = encode(["HGB"] * 4), encode(["g/L", "g/dL", "g/L", "g/L"])
    fasting = encode(["Y", "N", "N", None])
    known = np.array([True, True, True, False])
    groups = graded_alike(STANDARD.grades, "4.03", "low", [test, unit, fasting, None], known, STANDARD.units)
    assert sorted((str(factor), rows.tolist()) for _, _, factor, rows in groups.members) == [("1", [0, 2]), ("10", [1])]
    assert groups.refused == []


def test_columns_that_a_study_does_not_give_are_missing():
    """Without limits and baseline only absolute thresholds grade."""
    test, unit, value = encode(["HGB", "HGB"]), encode(["g/L"] * 2), encode([70, 110])
    groups = graded_alike(STANDARD.grades, "4.03", "low", [test, unit, None, None], ~value.missing(), STANDARD.units)
    grades, lacking = graded(groups, Against(value, None, None, None, None))
    assert grades.tolist() == [3, -1]
    assert [(rows.tolist(), item.code) for rows, item in lacking] == [([1], "ANL113")]


@pytest.mark.parametrize(("direction", "name"), [("low", "Anemia"), ("high", "Hemoglobin increased")])
def test_a_term_is_found_by_its_direction(direction, name):
    """Each test has at most one term of each direction."""
    assert term_of(STANDARD.grades, "4.03", direction, "HGB", None, None).name == name
