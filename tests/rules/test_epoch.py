"""Tests of epochs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.convention import Epoch
from nec_cdisc.rules.epoch import epoch_of, epochs_of

SCREENING, TREATMENT, FOLLOW_UP = Epoch("S"), Epoch("T", "DM.RFXSTDTC"), Epoch("F", "DM.RFXENDTC", after=True)
STARTS = ["2019-07-03T10:30", "2019-09-01"]


@pytest.mark.parametrize(
    ("date", "starts", "answer"),
    [
        ("2019-01-01", STARTS, "S"),
        ("2019-07-03T09:00", STARTS, "S"),
        ("2019-07-03", STARTS, "T"),
        ("2019-09-01T23:00", STARTS, "T"),
        ("2019-09-02", STARTS, "F"),
        ("2019-06", STARTS, "S"),
        ("2019-07-02", ["2019-07-03", "2019-07"], "S"),
        ("2019-07-04", ["2019-07-03", "2019-07"], None),
        ("2019-07-04", ["2019-07-05", "2019-07-02"], "F"),
        ("2019-07", STARTS, None),
        ("2019-08", STARTS, "T"),
        ("2019-09", STARTS, None),
        ("2019-10", STARTS, "F"),
        ("2019", STARTS, None),
        ("2020", STARTS, "F"),
        ("--08-01", STARTS, None),
        ("2019-10-01", [None, None], "S"),
        ("2019-10-01", ["2019-07-03", None], "T"),
        ("2019-07-03", ["2019-07", None], None),
        ("2019-09-02", ["2019", "2019-09-01"], "F"),
    ],
)
def test_the_last_epoch_that_had_begun_is_given(date, starts, answer):
    """Epochs the subject never entered are passed over, and what is not decided stays blank."""
    assert epoch_of(date, starts, (SCREENING, TREATMENT, FOLLOW_UP)) == answer


def test_without_a_first_epoch_an_early_date_has_none():
    """Where each epoch has a start, a date before all of them lies in none."""
    assert epoch_of("2019-07-02", ["2019-07-03"], (TREATMENT,)) is None
    assert epoch_of("2019-07-03", ["2019-07-03"], (TREATMENT,)) == "T"


DATES = st.one_of(
    st.none(),
    st.dates(date(2019, 6, 28), date(2019, 9, 5)).map(date.isoformat),
    st.sampled_from(["2019-07", "2019", "2019-07-03T09:00", "2019-07-03T10:30", "2019-07-03T11", "--07-03", "soon"]),
)


@given(st.lists(st.tuples(DATES, DATES, DATES)))
def test_many_dates_have_the_epochs_of_each_of_them(rows):
    """All dates at once, each with starts of its own, get what one after the other gets; a missing date has none."""
    dates, *starts = (encode([row[at] for row in rows]) for at in range(3))
    epochs = (SCREENING, TREATMENT, FOLLOW_UP)
    expected = [None if row[0] is None else epoch_of(row[0], row[1:], epochs) for row in rows]
    assert epochs_of(dates, starts, epochs).to_list() == expected
