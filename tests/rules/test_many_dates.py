"""Many dates at once mean what each of them means by itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nec_cdisc.rules import partial_date
from nec_cdisc.rules.many_dates import MINUTE, NO_DAY, read_many

WRITTEN = st.one_of(
    st.dates().map(date.isoformat),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
)
#: Near misses: digits of other scripts, impossible days, signs at the wrong place, parts left out.
NEAR = st.one_of(
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
    st.from_regex(r"(20|00)[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9](:[0-6][0-9])?", fullmatch=True),
    st.from_regex(r"([0-9]{4}|-)(-([0-9]{2}|-)(-([0-9]{2}|-)(T[0-9]{2}(:[0-9]{2}(Z|[+]02:00)?)?)?)?)?", fullmatch=True),
    st.text("0123456789-T:Z. \u0663\u0966", min_size=0, max_size=20),
    st.sampled_from(["", "UNK", "2019-02-29", "2020-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "2019-13-01",
                     "2019-00-10", "2019-01-00", "2019-07-03T24:00", "2019-07-03T10:60", "2019-07-03 10:15",
                     "2019-07-03T10:15:60", "2019-07-03T10:15:00.5", "2019-07-03T10:15Z",
                     "2019-07-03".translate({sign: sign + 0x630 for sign in range(48, 58)})]),
)  # fmt: skip


def _each(texts):
    """Return what each text means by itself."""
    for text in texts:
        reached = partial_date.reach(text)
        valid = partial_date.is_valid(text)
        if reached is None:
            yield valid, None
        else:
            day = NO_DAY if reached.day is None else reached.day
            yield valid, (reached.first, reached.last, day, reached.sure_of_day, reached.offset is not None)


def _at_once(texts):
    found = read_many(texts)
    for place in range(len(texts)):
        moments = [
            int(minute[place]) * MINUTE + int(part[place])
            for minute, part in ((found.first, found.first_part), (found.last, found.last_part))
        ]
        told = (*moments, int(found.day[place]), bool(found.sure_of_day[place]), bool(found.offset[place]))
        yield bool(found.valid[place]), told if found.placed[place] else None


@given(st.lists(st.one_of(WRITTEN, NEAR)))
@example(["9999-12-31", "0001-01-01", "9999-12-31T23:59:59", "0001-01-01T00:00"])
def test_many_texts_mean_what_each_of_them_means(texts):
    """Valid or not, whole or partial: moments, day, and what is sure of them are those of the single text."""
    assert list(_at_once(texts)) == list(_each(texts))


@pytest.mark.parametrize(
    ("text", "day"), [("2020-02-29", date(2020, 2, 29)), ("2019-03-01T10:15", date(2019, 3, 1)), ("2019-02-29", None)]
)
def test_a_day_is_counted_by_the_calendar(text, day):
    """Leap years are heeded, and a day that the calendar does not know is no date."""
    found = read_many([text])
    assert found.valid.tolist() == [day is not None]
    assert found.day.tolist() == [NO_DAY if day is None else day.toordinal()]
