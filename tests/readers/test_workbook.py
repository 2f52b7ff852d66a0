"""A workbook's number formats tell how precisely a date or time is shown."""

from __future__ import annotations

import pytest

from nec_cdisc.readers.typed_cells import Shown
from nec_cdisc.readers.workbook import shown_by


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("yyyy-mm-dd", Shown.DAY),
        ("[$-407]d. mmmm yyyy;@", Shown.DAY),
        ('d/m/yy "hours"', Shown.DAY),
        ("[Red]dd/mm/yyyy", Shown.DAY),
        (r"yyyy\shh:mm", Shown.MINUTE),
        ("h:mm AM/PM", Shown.MINUTE),
        ("[h]:mm", Shown.MINUTE),
        ("[mm]", Shown.MINUTE),
        ("General", Shown.DAY),
        ("dd.mm.yyyy hh:mm:ss", Shown.SECOND),
        ("[ss].00", Shown.SECOND),
        ("mm:ss", Shown.SECOND),
    ],
)
def test_formats_show_days_minutes_or_seconds(number_format, shown):
    """Quoted text, colours, languages and AM/PM are no signs of time."""
    assert shown_by(number_format) is shown
