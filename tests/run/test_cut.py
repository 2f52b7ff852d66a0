"""Subjects are cut into ranges of about the same number of records, and what may be mixed up stays together."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.run.cut import IN_ONE_PIECE, cut
from nec_cdisc.run.table import FormTable


def form(
    name: str, numbers: list[str | None], subjects: list[str | None] | None = None, *, own: str | None = None
) -> FormTable:
    """Return a form with one column that declares the subject; by default subjects are the numbers as typed.

    ``own`` is the name of a source that names subjects in a way of its own.
    """
    block = SimpleNamespace(missing=(), subject=("subj",))
    source = SimpleNamespace(block=block, name=own or "edc", gives_names=bool(own))
    columns = {"subj": encode(numbers)}
    raw = Dataset(f"raw/{name}.csv", columns, rows=np.arange(2, len(numbers) + 2))
    table = FormTable(SimpleNamespace(name=name, source=source), raw, np.arange(len(numbers)))
    table.subject = encode(numbers if subjects is None else subjects)
    return table


def parts(tables: list[FormTable], partitions: int) -> list[dict[str, list[int]]]:
    """Return the records of each partition as lists."""
    return [{name: rows.tolist() for name, rows in share.items()} for share in cut(tables, partitions)]


def test_a_partition_is_a_range_of_subjects():
    """Records go with their subject, whatever their order in the file."""
    tables = [form("ae", ["c", "a", "b", "a", "d"]), form("dm", ["a", "b", "c", "d"])]
    assert parts(tables, 2) == [{"ae": [1, 2, 3], "dm": [0, 1]}, {"ae": [0, 4], "dm": [2, 3]}]


def test_partitions_have_about_the_same_number_of_records():
    """A subject with many records stands alone, the others share a partition."""
    assert parts([form("ae", ["a"] * 6 + ["b", "c", "d"])], 2) == [{"ae": [0, 1, 2, 3, 4, 5]}, {"ae": [6, 7, 8]}]


@pytest.mark.parametrize("partitions", [3, 4, 99])
def test_there_are_no_more_partitions_than_subjects(partitions):
    """None of them is empty."""
    assert parts([form("ae", ["b", "a", "c"])], partitions) == [{"ae": [1]}, {"ae": [0]}, {"ae": [2]}]


def test_one_number_of_several_subjects_keeps_them_together():
    """A look-up by the number finds records of both, and of the subject between them there is no part either."""
    tables = [form("ae", ["1", "1", "2", "3"], ["a", "c", "b", "d"])]
    assert parts(tables, 9) == [{"ae": [0, 1, 2]}, {"ae": [3]}]


def test_numbers_that_differ_in_blanks_at_their_ends_keep_together():
    """Look-ups take them for the same."""
    assert parts([form("ae", ["1", "2", " 1 ", "3"], ["a", "b", " a ", "c"])], 9) == [
        {"ae": [0, 2]},
        {"ae": [1]},
        {"ae": [3]},
    ]


def test_one_number_in_sources_with_ways_of_their_own_is_two_subjects():
    """Where sources set names, the same text in another source keeps nobody together."""
    tables = [form("ae", ["1", "2"], ["a", "c"], own="edc"), form("lb", ["2", "1"], ["b", "d"], own="lab")]
    assert len(parts(tables, 9)) == 4
    same = [form("ae", ["1", "2"], ["a", "c"], own="edc"), form("lb", ["2", "1"], ["b", "d"], own="edc")]
    assert len(parts(same, 9)) == 1


def test_records_of_nobody_go_where_their_number_is_known():
    """Else they stand in the first partition, those without any number, too."""
    tables = [form("ae", ["1", "2", "2", "9", None], ["a", "b", None, None, None]), form("ex", ["9"], [None])]
    assert parts(tables, 9) == [{"ae": [0, 3, 4], "ex": [0]}, {"ae": [1, 2], "ex": []}]


def test_an_export_of_nobody_is_one_partition():
    """Without subjects there is nothing to cut; forms without subjects are no part of a cut."""
    nobody = form("ae", [None, "1"], [None, None])
    assert parts([nobody], 5) == [{"ae": [0, 1]}]
    assert parts([form("ae", [])], 5) == [{"ae": []}]
    nobody.subject = None
    assert parts([nobody], 5) == [{}]


def test_a_run_is_in_one_piece_unless_it_is_cut():
    """One partition, one process."""
    assert (IN_ONE_PIECE.partitions, IN_ONE_PIECE.jobs) == (1, 1)


NUMBERS = st.lists(st.sampled_from(["1", " 1", "2", "3", "4", "", None]), max_size=9)
SUBJECTS = st.sampled_from(["a", "b", "c", "d", None])


@given(st.lists(NUMBERS, max_size=3), st.integers(1, 6), st.data())
def test_each_record_stands_in_one_partition(forms, partitions, data):
    """Ascending, with all records of its subject and its number, and subjects ascend from part to part."""
    tables = [
        form(str(number), rows, data.draw(st.lists(SUBJECTS, min_size=len(rows), max_size=len(rows))))
        for number, rows in enumerate(forms)
    ]
    shares = cut(tables, partitions)
    assert len(shares) <= partitions
    homes: dict[tuple[str, str], set[int]] = {}
    for table in tables:
        rows = [share[table.form.name] for share in shares]
        assert all((np.diff(part) > 0).all() for part in rows)
        assert sorted(np.concatenate(rows).tolist()) == list(range(len(table)))
        numbers, subjects = table.column("subj").to_list(), table.subject.to_list()
        for position, part in enumerate(rows):
            for row in part.tolist():
                if subjects[row] is not None:
                    homes.setdefault(("subject", subjects[row]), set()).add(position)
                if (numbers[row] or "").strip():
                    homes.setdefault(("number", numbers[row].strip()), set()).add(position)
    assert all(len(home) == 1 for home in homes.values())
    placed = [min(home) for (kind, _), home in sorted(homes.items()) if kind == "subject"]
    assert placed == sorted(placed)
