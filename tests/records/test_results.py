"""Results as numbers."""

import numpy as np
from tests.checks.made import table

from nec_cdisc.records.results import decimals, same_result


def test_decimals_are_those_of_the_text():
    """The decimals of a text are counted, of numbers as they are written."""
    assert decimals(table("LB", LBSTRESC=["7.40", "7", None, "0.123"]), "LBSTRESC").tolist() == [2, 0, 0, 3]
    assert decimals(table("LB", LBSTRESN=[7.4, 7]), "LBSTRESN").tolist() == [1, 0]


def test_rounding_is_the_same_and_losing_a_digit_is_not():
    """A result may be rounded to the decimals shown, by five per cent at most; a missing one is not the same."""
    results = np.array([12.4, 1.4, 7.44, 7.46, np.nan])
    others = np.array([12.0, 1.0, 7.4, 7.4, 1.0])
    shown = np.array([0, 0, 1, 1, 0])
    assert same_result(results, others, shown).tolist() == [True, False, True, False, False]
