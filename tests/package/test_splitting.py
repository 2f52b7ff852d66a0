"""Datasets over the limit are split, the others are left alone."""

from __future__ import annotations

from tests.package.conftest import transport

from nec_cdisc.package.part import Part
from nec_cdisc.package.splitting import split_datasets

QUIET = lambda *_: None  # noqa: E731 - tells nobody
PART = Part("sdtm", None, None, None)


def test_only_what_is_over_the_limit_is_split(tree):
    """The whole stays, its parts stand in the folder split, and the manifest can say which records are where."""
    folder = tree.datasets("sdtm")
    path = transport(folder / "ae.xpt", USUBJID=[f"T-{number:03}" for number in range(300)])
    limit = path.stat().st_size - 1
    done, problems = split_datasets(PART, tree, limit, QUIET)
    assert problems == []
    ((name, parts),) = done.items()
    assert name == "m5/datasets/t-1/tabulations/sdtm/ae.xpt"
    assert (parts[0]["file"], parts[0]["first"]) == ("ae1.xpt", "T-000")
    assert sorted(item.name for item in (folder / "split").iterdir()) == ["ae1.xpt", "ae2.xpt"]
    assert path.exists()


def test_nothing_is_done_below_the_limit(tree):
    """Without a large dataset there is no folder split."""
    assert split_datasets(PART, tree, 5 * 10**9, QUIET) == ({}, [])
    assert not (tree.datasets("sdtm") / "split").exists()


def test_each_dataset_that_cannot_be_split_is_told(tree):
    """One fault keeps no other from being found (PKG030)."""
    _, problems = split_datasets(PART, tree, 100, QUIET)
    assert [(item.code, item.message.split()[0]) for item in problems] == [("PKG030", "DM"), ("PKG030", "TS")]
