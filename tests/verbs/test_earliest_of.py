"""Tests of the verb ``earliest_of``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.earliest_of import earliest_of


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        (["2019-07-03", None, "2019-06-30"], "2019-06-30"),
        (["2019-07", "2019-07-01"], "2019-07"),
        (["--06-30", "2019-07-01"], "2019-07-01"),
        (["2019-07-03T10:30", "2019-07-03T09:15"], "2019-07-03T09:15"),
        ([None, None], None),
        (["--06-30"], None),
        ([], None),
    ],
)
def test_the_earliest_date_is_taken(dates, answer):
    """Dates compare as text; missing ones and those without a year never win."""
    assert earliest_of(dates) == answer
