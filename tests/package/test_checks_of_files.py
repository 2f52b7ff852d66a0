"""Names, kinds and sizes of the files of a package are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.package.conftest import relabelled, transport

from nec_cdisc.package.checks_of_files import (
    datasets_are_fit,
    documents_are_of_their_kind,
    files_are_ordinary,
    files_are_small_enough,
    names_are_fit,
)
from nec_cdisc.package.split import split

ROOM = 10**9


def said(problems):
    """Return codes and messages."""
    return [(item.code, item.message) for item in problems]


def test_a_fit_package_has_no_problem(tree):
    """Nothing is said where nothing is wrong."""
    found = [*files_are_ordinary(tree), *names_are_fit(tree), *datasets_are_fit(tree, ("sdtm",))]
    assert said([*found, *documents_are_of_their_kind(tree), *files_are_small_enough(tree, ("sdtm",), ROOM)]) == []


def test_links_are_refused(tree):
    """A link among files, and one in the place of a folder, are named and not followed (PKG026)."""
    folder = tree.datasets("sdtm")
    (folder / "ae.xpt").symlink_to(folder / "dm.xpt")
    (folder / "split").symlink_to("/")
    assert [message.rpartition("/")[2] for _, message in said(files_are_ordinary(tree))] == [
        "ae.xpt is a link or a device",
        "split is a link or a device",
    ]


@pytest.mark.parametrize("name", ["AE.xpt", "a e.xpt", "ä.xpt", "a.b.xpt", "_a.xpt", ".hidden", "x" * 61 + ".xpt"])
def test_names_that_no_ectd_has_are_refused(tree, name):
    """Capitals, blanks, other letters, several dots and long names are each told (PKG020)."""
    (tree.datasets("sdtm") / name).write_bytes(b"")
    (problem,) = names_are_fit(tree)
    assert problem.code == "PKG020"
    assert problem.message.isascii()


def test_the_stylesheet_keeps_its_name(tree):
    """The standard stylesheet is called as CDISC calls it."""
    assert (tree.datasets("sdtm") / "define2-1.xsl").exists()
    assert said(names_are_fit(tree)) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [({"name": "AE"}, "dm.xpt holds the dataset AE"), ({"label": ""}, "DM has no label")],
)
def test_a_dataset_is_what_its_file_says(tree, changed, expected):
    """Another name in the file, or no label, is told (PKG021)."""
    relabelled(tree.datasets("sdtm") / "dm.xpt", **changed)
    assert said(datasets_are_fit(tree, ("sdtm",))) == [("PKG021", expected)]


def test_a_header_that_cannot_be_submitted_is_told(tree):
    """A label or name of a variable that no transport file may have, and a file that is none, are told (PKG021)."""
    path = tree.datasets("sdtm") / "dm.xpt"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"USUBJID ", b"usubjid "))
    assert [code for code, _ in said(datasets_are_fit(tree, ("sdtm",)))] == ["PKG021"]
    path.write_bytes(b"PK")
    assert [code for code, _ in said(datasets_are_fit(tree, ("sdtm",)))] == ["PKG021"]


def test_documents_begin_as_their_kind_does(tree):
    """What ends in .pdf and is none is told (PKG027)."""
    (tree.datasets("sdtm") / "acrf.pdf").write_bytes(b"%PDF-1.7 ...")
    assert said(documents_are_of_their_kind(tree)) == []
    (tree.datasets("sdtm") / "csdrg.pdf").write_bytes(b"<html>")
    assert said(documents_are_of_their_kind(tree)) == [("PKG027", "csdrg.pdf does not begin as a pdf does")]


def large(tree) -> Path:
    """Add a dataset of 300 subjects."""
    return transport(tree.datasets("sdtm") / "ae.xpt", USUBJID=[f"T-{number:03}" for number in range(300)])


def test_a_large_file_must_be_there_in_parts(tree):
    """Over the limit a dataset without parts, or with parts that are not the whole, is told (PKG025)."""
    path = large(tree)
    limit = path.stat().st_size - 1
    folder = path.parent / "split"
    assert "hold 0 of its records" in said(files_are_small_enough(tree, ("sdtm",), limit))[0][1]
    split(path, folder, limit, lambda *_: None)
    assert said(files_are_small_enough(tree, ("sdtm",), limit)) == []
    (folder / "ae2.xpt").unlink()
    assert [code for code, _ in said(files_are_small_enough(tree, ("sdtm",), limit))] == ["PKG025"]


def test_a_part_over_the_limit_is_told(tree):
    """A part is a file like any other."""
    path = large(tree)
    folder = path.parent / "split"
    split(path, folder, path.stat().st_size - 1, lambda *_: None)
    (path.parent / "ae.xpt").unlink()
    limit = (folder / "ae1.xpt").stat().st_size - 1
    assert any("ae1.xpt" in message for _, message in said(files_are_small_enough(tree, ("sdtm",), limit)))
