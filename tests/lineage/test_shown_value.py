"""Values of transport files are shown as people read them."""

from __future__ import annotations

import pytest

from nec_cdisc.lineage.shown_value import shown_value


@pytest.mark.parametrize(
    ("value", "sas_format", "shown"),
    [
        ("Y", "", "Y"),
        (None, "DATE9.", None),
        (21731.0, "DATE9.", "2019-07-01"),
        (43200.0, "TIME8.", "12:00:00"),
        (0.0, "DATETIME20.", "1960-01-01T00:00:00"),
        (12.0, "8.2", "12"),
        (6.5, "", "6.5"),
        (1e12, "DATE9.", "1000000000000.0"),
    ],
)
def test_numbers_are_shown_by_their_format(value, sas_format, shown):
    """A date is a date, another number is written plainly, and a day beyond the calendar stays a number."""
    assert shown_value(value, sas_format) == shown
