"""Cells are read where they lie: what Arrow reads from the whole file, one by one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.lineage.column_file import ColumnFile
from nec_cdisc.lineage.column_places import places
from nec_cdisc.lineage.store import _numbers, _table, _text

TEXTS = st.lists(st.none() | st.text(max_size=3), max_size=300)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Return where a file may be written."""
    return tmp_path_factory.mktemp("columns") / "x.arrow"


def written(path, **columns):
    """Write columns as lineage does, and open them."""
    _table(columns, path)
    return ColumnFile(path, places(path))


@given(texts=TEXTS)
def test_each_cell_is_the_one_that_was_written(path, texts):
    """Texts of any letters, missing and empty ones; and each is found again."""
    file = written(path, a=_text(encode(texts)))
    assert (file.records, file.names) == (len(texts), ["a"])
    assert [file.text("a", at) for at in range(len(texts))] == texts
    assert pa.ipc.open_file(path.read_bytes()).read_all()["a"].to_pylist() == texts
    for text in {text for text in texts if text is not None} | {"nowhere"}:
        assert file.equal("a", text) == [at for at, held in enumerate(texts) if held == text]


def test_columns_of_many_texts_have_wider_numbers(path):
    """One, two and four bytes tell them apart."""
    for count in (100, 300, 70_000):
        texts = [str(number) for number in range(count)]
        file = written(path, a=_text(encode(texts)))
        assert (file.text("a", count - 1), file.equal("a", "99")) == (str(count - 1), [99])


@given(numbers=st.lists(st.integers(0, 70_000), max_size=200), wanted=st.integers(0, 70_000))
def test_numbers_are_found(path, numbers, wanted):
    """Alone, among several, within bounds, and between two of a sorted column."""
    ordered = sorted([*numbers, wanted])
    file = written(path, a=_numbers(np.array([*numbers, wanted], np.int64)), b=_numbers(np.array(ordered, np.int64)))
    held = [*numbers, wanted]
    assert file.where("a", wanted) == [at for at, number in enumerate(held) if number == wanted]
    assert file.where("a", wanted, 1, len(numbers)) == [at for at in range(1, len(numbers)) if held[at] == wanted]
    several = {wanted, *numbers[:2]}
    assert file.among("a", several, 0, len(held)) == [at for at, number in enumerate(held) if number in several]
    inside = file.between("b", wanted - 5, wanted, 0, len(held))
    assert [ordered[at] for at in inside] == [number for number in ordered if wanted - 5 <= number <= wanted]


def test_a_number_that_does_not_fit_is_not_there(path):
    """A raw row beyond all that the file could hold."""
    assert written(path, a=_numbers(np.array([1, 2]))).where("a", 1 << 40) == []


def test_a_file_without_records_has_none(path):
    """Nothing is found in it."""
    file = written(path, a=_text(encode([])), b=_numbers(np.empty(0, np.int64)))
    assert (file.records, file.texts("a"), file.equal("a", "x"), file.where("b", 70_000)) == (0, [], [], [])
    assert list(file.between("b", 1, 2, 0, 0)) == []


@pytest.mark.parametrize("damage", [b"", b"ARROW1", b"x" * 200])
def test_another_file_is_refused(path, damage):
    """One that is cut off, or has another size or other ends, is not the one whose places were told."""
    written(path, a=_text(encode(["x", "y"])))
    told = places(path)
    path.write_bytes(damage)
    with pytest.raises((OSError, ValueError)):
        ColumnFile(path, told)
