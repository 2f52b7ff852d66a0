"""The shape of what a guide shows."""

import pytest
from tests.guide.made import rows, said

from nec_cdisc.guide.tables import not_run, paragraph, size, table


def test_numbers_are_set_as_numbers():
    """A column of numbers alone is one, and thousands are grouped."""
    made = table(("Name", "Count"), [("a", 1234), ("b", 5)])
    assert [column.number for column in made.columns] == [False, True]
    assert rows(made) == [("a", "1,234"), ("b", "5")]


def test_no_rows_are_a_sentence():
    """A table without rows would look like one that was forgotten."""
    assert said(table(("Name",), [])) == "None."
    assert said(table(("Name",), iter(()), "Nothing was left out.")) == "Nothing was left out."


def test_what_was_not_run_says_so_and_how_to():
    """A reviewer reads that it is missing, and an author what to run."""
    assert said(not_run("Nobody validated.", "nec-cdisc validate")) == (
        "Not run. Nobody validated. To fill this in: nec-cdisc validate."
    )
    assert said(paragraph("x")) == "x"


@pytest.mark.parametrize(
    ("octets", "text"), [(0, "1 kB"), (85_040, "85 kB"), (2_500_000, "2.5 MB"), (7 * 10**9, "7.0 GB")]
)
def test_sizes_are_written_for_people(octets, text):
    """Kilobytes, megabytes, gigabytes."""
    assert size(octets) == text
