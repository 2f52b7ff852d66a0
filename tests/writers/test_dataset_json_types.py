"""A variable has the type that it is meant to have as long as every value is of it, and a wider one else."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.writers.dataset_json_types import Meant, Seen, dates_of, texts_of
from nec_cdisc.xpt.read import Numbers

NAN = np.nan


def kind(meant, *blocks):
    """Return the type of a variable with these values, block by block."""
    seen = Seen(meant)
    for block in blocks:
        texts = meant in {Meant.TEXT, Meant.ISO8601}
        seen.look(encode(block) if texts else Numbers(np.array(block, float)))
    return seen.type


@pytest.mark.parametrize(
    ("meant", "blocks", "expected"),
    [
        (Meant.TEXT, [["2019-07-01"]], "string"),
        (Meant.ISO8601, [["2019-07-01"], ["2019-12-31", None]], "date"),
        (Meant.ISO8601, [["2019-07-01"], ["2019-12"]], "string"),
        (Meant.ISO8601, [["2019-07-01T08:30:00"]], "datetime"),
        (Meant.ISO8601, [["2019-07-01T08:30"]], "string"),
        (Meant.ISO8601, [["2019-07-01T08:30:00"], ["2019-07-01"]], "string"),
        (Meant.ISO8601, [[None]], "date"),
        (Meant.NUMBER, [[1, 2], [NAN]], "integer"),
        (Meant.NUMBER, [[1], [2.5]], "float"),
        (Meant.NUMBER, [[2.0**60]], "float"),
        (Meant.NUMBER, [[NAN]], "integer"),
        (Meant.DATE, [[21731, -700000]], "date"),
        (Meant.DATE, [[21731.5]], "float"),
        (Meant.DATE, [[9_000_000]], "integer"),
        (Meant.DATETIME, [[1.9e9]], "datetime"),
        (Meant.TIME, [[86399]], "time"),
        (Meant.TIME, [[86400]], "integer"),
    ],
)
def test_a_type_holds_every_value(meant, blocks, expected):
    """One value that is no such date, or no whole number, makes the type a wider one."""
    assert kind(meant, *blocks) == expected


def test_values_that_no_record_has_do_not_count():
    """A value that stands in the encoding alone, as blocks leave them, changes no type."""
    column = encode(["2019-07-01", "soon"])
    seen = Seen(Meant.ISO8601)
    seen.look(column.part(0, 1))
    assert seen.type == "date"


def test_numbers_are_written_so_that_they_are_read_the_same():
    """The shortest text of each double comes back as that double, whole numbers without a point."""
    numbers = np.array([0.1, 1.0, -3.0, 1e-9, 1e22, 2.0**60, 1 / 3])
    texts = texts_of(numbers)
    assert texts[1:3] == ["1", "-3"]
    assert [float(text) for text in texts] == numbers.tolist()


def test_dates_count_from_1960():
    """SAS counts days and seconds from 1960-01-01."""
    assert dates_of(np.array([0.0, 21731.0]), Meant.DATE) == ["1960-01-01", "2019-07-01"]
    assert dates_of(np.array([86399.0]), Meant.DATETIME) == ["1960-01-01T23:59:59"]
    assert dates_of(np.array([30600.0]), Meant.TIME) == ["08:30:00"]
