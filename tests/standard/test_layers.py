"""A study's files lie over the packaged ones."""

import pytest

from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form

FORM = Form((Column("key", filled=True), Column("value")), key=("key",))


@pytest.fixture
def layers(tmp_path, write):
    """Return a function that lays files of a study over packaged ones."""
    return lambda packaged, own: Layers.of(write(tmp_path / "package", packaged), write(tmp_path / "mine", own))


def test_a_row_replaces_the_row_of_its_key_and_others_are_added(layers):
    """A study's row replaces the packaged one in its place; new rows follow; the rest stays."""
    both = layers({"f/t.csv": "key,value\na,1\nb,2\n"}, {"f/t.csv": "key,value\nc,3\na,\n"})
    rows, problems = both.merged("f/t.csv", FORM)
    assert problems == []
    assert [(row["key"], row["value"], row.file) for row in rows.values()] == [
        ("a", "", "mine/f/t.csv"),
        ("b", "2", "specs/f/t.csv"),
        ("c", "3", "mine/f/t.csv"),
    ]
    assert [row["value"] for row in both.published("f/t.csv", FORM).values()] == ["1", "2"]


def test_a_faulty_row_leaves_the_packaged_one(layers):
    """Where the study's row cannot be read, what the package says still holds."""
    both = layers({"t.csv": "key,value\na,1\n"}, {"t.csv": "key,value\na,2,3\n"})
    rows, problems = both.merged("t.csv", FORM)
    assert [row["value"] for row in rows.values()] == ["1"]
    assert [str(problem.place) for problem in problems] == ["mine/t.csv:2"]


def test_the_packaged_folder_over_itself_is_no_overlay(tmp_path, write):
    """A study whose folder is the packaged one has no overlay, by whatever path it is named."""
    folder = write(tmp_path / "specs", {"t.csv": "key,value\na,1\n"})
    same = Layers.of(folder, tmp_path / "specs" / ".." / "specs")
    assert same.overlay is None
    assert not same.overlays("t.csv")
    assert same.study_rows("t.csv", FORM)[0].keys() == {("a",)}


def test_a_folder_that_is_not_there_is_no_overlay(tmp_path, write):
    """A study without specifications of its own has the packaged ones."""
    folder = write(tmp_path / "specs", {"t.csv": "key,value\na,1\n"})
    assert Layers.of(folder, tmp_path / "none") == Layers(folder)


def test_an_equal_copy_of_a_packaged_file_is_not_read_again(layers):
    """Rows of an unchanged copy are the packaged ones."""
    text = "key,value\na,1\n"
    rows, _ = layers({"t.csv": text}, {"t.csv": text}).merged("t.csv", FORM)
    assert [row.file for row in rows.values()] == ["specs/t.csv"]


def test_tells_files_that_nobody_reads(layers):
    """A misspelt file name is a problem; a hidden file and a folder that is not there are none."""
    both = layers({}, {"f/t.csv": "", "f/tt.csv": "", "f/.DS_Store": ""})
    assert [str(problem.place) for problem in both.unread("f", {"t.csv"})] == ["mine/f/tt.csv"]
    assert both.unread("g", set()) == []


def test_lists_the_versions_of_both_layers(layers):
    """Versions are those that a folder exists for, in the package or in the study."""
    both = layers({"ig-3.4/t.csv": "", "ig-notes": ""}, {"ig-3.3/t.csv": "", "ct-1/t.csv": ""})
    assert both.versions("ig-") == ["3.3", "3.4"]
