"""Transport files are read block by block, with the same records as in one piece."""

from __future__ import annotations

import itertools
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.xpt import blocks as module
from nec_cdisc.xpt.blocks import Blocks
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.read import read
from nec_cdisc.xpt.write import write

STAMP = datetime(2020, 5, 4)  # noqa: DTZ001 - the file knows no zone


def written(path: Path, texts: list[str | None], numbers: list[float], length: int = 8) -> Path:
    """Write a dataset of a text and a number."""
    variables = (Variable("T", "Text", "Char", length), Variable("N", "Number", "Num", 8))
    with path.open("wb") as file:
        assert (
            write(file, Member("LB", "Laboratory", variables, STAMP), [encode(texts), np.array(numbers, float)]) == ()
        )
    return path


def values(table) -> list[list[object]]:
    """Return the values of a table, column by column."""
    return [column.to_list() if isinstance(column, Encoded) else column.doubles.tolist() for column in table.columns]


@pytest.mark.parametrize("at_once", [1, 30, 16_000_000])
def test_blocks_hold_the_records_of_the_whole(tmp_path, monkeypatch, at_once):
    """Whatever fits into a block, the blocks one after the other are the file."""
    monkeypatch.setattr(module, "BLOCK", at_once)
    path = written(tmp_path / "lb.xpt", ["a", None, "b", "a", "c"], [1, 2.5, 3, 4, 5])
    blocks = Blocks(path)
    (whole,) = read(path)
    tables = list(blocks.tables())
    assert (blocks.records, blocks.member) == (5, whole.member)
    assert [list(itertools.chain(*column)) for column in zip(*map(values, tables), strict=True)] == values(whole)
    assert len(tables) == {1: 5, 30: 5, 16_000_000: 1}[at_once]


@given(st.lists(st.sampled_from(["x", "yy"]), max_size=40), st.integers(2, 30))
def test_records_are_counted_as_the_other_reader_counts_them(tmp_path_factory, texts, length):
    """The filling of the last card is no record, whatever the length of records and their number."""
    path = written(tmp_path_factory.mktemp("x") / "lb.xpt", texts, [1.0] * len(texts), length)
    assert Blocks(path).records == read(path)[0].records == len(texts)


def test_what_is_no_transport_file_is_refused(tmp_path):
    """Another file, a cut one and one that ends within a record are told."""
    path = written(tmp_path / "lb.xpt", ["a"] * 20, [1.0] * 20)
    data = path.read_bytes()
    for broken, code in ((b"PK", "XPT150"), (data[:400], "XPT150"), (data[:-7], "XPT152")):
        path.write_bytes(broken)
        with pytest.raises(Unreadable) as refused:
            Blocks(path)
        assert refused.value.problem.code == code


def test_a_file_that_shrinks_meanwhile_is_refused(tmp_path):
    """What is gone while the file is read is no record of blanks."""
    path = written(tmp_path / "lb.xpt", ["a"] * 20, [1.0] * 20)
    blocks = Blocks(path)
    path.write_bytes(path.read_bytes()[:-160])
    with pytest.raises(Unreadable, match="shorter"):
        list(blocks.raw())
