"""Tests of the verb ``latest_of``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.latest_of import latest_of


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        (["2019-07-03", None, "2019-06-30"], "2019-07-03"),
        (["2019-07", "2019-07-01"], "2019-07-01"),
        (["--12-30", "2019-07-01"], "2019-07-01"),
        ([None], None),
        ([], None),
    ],
)
def test_the_latest_date_is_taken(dates, answer):
    """Dates compare as text; missing ones and those without a year never win."""
    assert latest_of(dates) == answer
