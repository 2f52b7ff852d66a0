"""A dataset that is too large is also there in parts, which together are the whole."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.package.conftest import transport

from nec_cdisc.package import split as module
from nec_cdisc.package.split import split
from nec_cdisc.problem import Problem
from nec_cdisc.xpt import blocks
from nec_cdisc.xpt.blocks import Blocks
from nec_cdisc.xpt.read import read


def quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


def records(path) -> list[bytes]:
    """Return the records of a file as they stand in it."""
    return [record.tobytes() for block in Blocks(path).raw() for record in block]


def lb(path, categories, subjects):
    """Write a dataset with these categories and subjects, and a number that tells its records apart."""
    numbers = np.arange(len(subjects), dtype=float)
    return transport(path, USUBJID=list(subjects), LBCAT=list(categories), LBSEQ=numbers)


@pytest.fixture
def large(tmp_path):
    """Write 600 records of two categories and 30 subjects, which take turns."""
    categories = ["HEMATOLOGY" if number % 3 else "CHEMISTRY" for number in range(600)]
    return lb(tmp_path / "lb.xpt", categories, [f"T-{number % 30:02}" for number in range(600)])


def test_parts_are_split_by_category(tmp_path, large, monkeypatch):
    """Each category stands in a file of its own, named with a number, and nothing is lost or twice."""
    monkeypatch.setattr(blocks, "BLOCK", 500)
    limit = large.stat().st_size - 1
    parts = split(large, tmp_path / "split", limit, quiet)
    assert [(part.file, part.category, part.records) for part in parts] == [
        ("lb1.xpt", "CHEMISTRY", 200),
        ("lb2.xpt", "HEMATOLOGY", 400),
    ]
    paths = [tmp_path / "split" / part.file for part in parts]
    held = Counter(record for path in paths for record in records(path))
    assert held == Counter(records(large))
    for path, part in zip(paths, parts, strict=True):
        (table,) = read(path)
        assert (table.member.name, table.records) == (path.stem.upper(), part.records)
        assert set(table.columns[1].values) == {part.category}
        assert table.columns[2].doubles.tolist() == sorted(table.columns[2].doubles.tolist())
        assert path.stat().st_size <= limit
        assert len(pyreadstat.read_xport(path)[0]) == part.records


def test_a_category_that_is_too_large_is_split_by_subjects(tmp_path, large):
    """Ranges of subjects follow one another, and the records of a subject stay in one file."""
    parts = split(large, tmp_path / "split", 4_000, quiet)
    assert len(parts) > 4
    assert sum(part.records for part in parts) == 600
    hematology = [part for part in parts if part.category == "HEMATOLOGY"]
    ends = [(part.first, part.last) for part in hematology]
    assert ends == sorted(ends)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(ends))
    assert all((tmp_path / "split" / part.file).stat().st_size <= 4_000 for part in parts)


def test_a_dataset_without_category_is_split_by_subjects(tmp_path):
    """Where there is no --CAT, ranges of subjects are all; a long name loses letters."""
    path = transport(tmp_path / "suppabcd.xpt", USUBJID=[f"T-{number:03}" for number in range(300)])
    parts = split(path, tmp_path / "split", 1500, quiet)
    assert [part.file for part in parts[:2]] == ["suppabc1.xpt", "suppabc2.xpt"]
    assert sum(part.records for part in parts) == 300
    assert {part.category for part in parts} == {""}


@pytest.mark.parametrize("columns", [{"USUBJID": ["T-1"] * 500}, {"IDVARVAL": ["1"] * 500}])
def test_what_cannot_be_split_is_told(tmp_path, columns):
    """The records of one subject are never torn apart, and without subjects there is no rule to split by (PKG030)."""
    path = transport(tmp_path / "ae.xpt", **columns)
    found = split(path, tmp_path / "split", 1000, quiet)
    assert isinstance(found, Problem)
    assert found.code == "PKG030"
    assert not (tmp_path / "split").exists()


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(["A", "BB", None]), st.sampled_from(["1", "2", "3"])), min_size=1, max_size=60),
    st.integers(1100, 3000),
)
def test_whatever_is_split_is_the_whole(tmp_path_factory, rows, limit):
    """For any categories, subjects and limit the parts together are the whole, each within the limit."""
    folder = tmp_path_factory.mktemp("x")
    path = lb(folder / "lb.xpt", [category for category, _ in rows], [subject for _, subject in rows])
    parts = split(path, folder / "split", limit, quiet)
    if isinstance(parts, Problem):
        return
    files = [folder / "split" / part.file for part in parts]
    assert Counter(record for file in files for record in records(file)) == Counter(records(path))
    assert all(file.stat().st_size <= limit for file in files)
    assert [Blocks(file).records for file in files] == [part.records for part in parts]


def test_the_category_is_that_of_the_domain(tmp_path):
    """QS is split by QSCAT, an analysis dataset by PARCAT1, and a dataset without either by subjects."""
    for name, columns, expected in (
        ("qs", {"QSCAT": ["A"]}, "QSCAT"),
        ("adlb", {"PARCAT1": ["A"]}, "PARCAT1"),
        ("dm", {"SEX": ["A"]}, None),
    ):
        assert module.category_of(Blocks(transport(tmp_path / f"{name}.xpt", **columns)).member) == expected
