"""Values that findings show are made one by one."""

from datetime import date
from decimal import Decimal

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.records.shown import ShownDays, ShownValues


def test_days_are_shown_as_dates():
    """A day is a date of ISO 8601; what is no date is blank."""
    days = ShownDays(np.array([date(2020, 2, 29).toordinal(), -(2**40), 2**40]))
    assert (len(days), list(days), list(days[:1])) == (3, ["2020-02-29", "", ""], ["2020-02-29"])


def test_values_are_shown_as_they_are():
    """Texts stay, exact numbers lose needless zeros, and what is missing is nothing."""
    values = ShownValues(encode(["PR", None, Decimal("70.50"), Decimal(100)]))
    assert (len(values), list(values), list(values[2:])) == (4, ["PR", None, "70.5", "100"], ["70.5", "100"])
