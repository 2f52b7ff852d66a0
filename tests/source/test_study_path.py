"""Paths of a study stay inside its folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.problem import Place
from nec_cdisc.source.study_path import PathRefused, resolve_inside


@pytest.fixture
def root(tmp_path):
    """Make a study folder with a file, beside a file that is not the study's."""
    (tmp_path / "outside.csv").touch()
    study = tmp_path / "study"
    (study / "raw").mkdir(parents=True)
    (study / "raw" / "ae.csv").touch()
    return study


@pytest.mark.parametrize("relative", ["raw/ae.csv", "raw", "./raw/ae.csv", "raw/not yet.csv", "raw/ä..b.csv"])
def test_a_path_inside_is_returned(root, relative):
    """A file of the study is found, and one that does not exist yet may be named."""
    assert resolve_inside(root, relative) == root / relative


@pytest.mark.parametrize(
    "relative",
    [
        "",
        "  ",
        "/etc/hosts",
        "../outside.csv",
        "raw/../../outside.csv",
        "raw/../raw/ae.csv",
        "..",
        "raw\\ae.csv",
        "C:/raw/ae.csv",
        "c:ae.csv",
        "//server/share",
        "~/ae.csv",
        "a\0b",
    ],
)
def test_a_path_that_leaves_is_refused(root, relative):
    """Absolute paths, steps up and paths of one system only are refused with the line that names them."""
    place = Place("study.yaml", 3, 9)
    with pytest.raises(PathRefused) as caught:
        resolve_inside(root, relative, place)
    assert (caught.value.problem.code, caught.value.problem.place) == ("SRC130", place)


def test_a_link_may_not_lead_out(root):
    """A symbolic link is followed before the path is judged."""
    (root / "raw" / "link.csv").symlink_to(root.parent / "outside.csv")
    (root / "folder").symlink_to(root.parent)
    for relative in ("raw/link.csv", "folder/outside.csv", "folder/new.csv"):
        with pytest.raises(PathRefused, match="by a link"):
            resolve_inside(root, relative)


def test_a_link_inside_is_followed(root):
    """A link from one place of the study to another is fine, and so is a study folder that is a link itself."""
    (root / "raw" / "link.csv").symlink_to("ae.csv")
    assert resolve_inside(root, "raw/link.csv").is_file()
    alias = root.parent / "alias"
    alias.symlink_to(root)
    assert resolve_inside(alias, "raw/ae.csv") == alias / "raw" / "ae.csv"


def test_a_circle_of_links_ends(root):
    """Links that point at one another are no way out and no endless way."""
    (root / "one").symlink_to("two")
    (root / "two").symlink_to("one")
    with pytest.raises(PathRefused, match="cannot be followed"):
        resolve_inside(root, "one/ae.csv")


@given(st.text(alphabet="ab./\\~:\0 ", max_size=12))
def test_any_text_is_inside_or_refused(tmp_path_factory, text):
    """No text gives a path outside, and none raises anything else."""
    folder = tmp_path_factory.getbasetemp()
    try:
        path = resolve_inside(folder, text)
    except PathRefused:
        return
    assert path.resolve().is_relative_to(folder.resolve())
