"""All reports are written as one set."""

import pytest
from tests.report.validation import made
from tests.report.validation.made import ABOUT, validation

from nec_cdisc.report.validation import publish as publishing
from nec_cdisc.report.validation.publish import Reports, deliver, publish
from nec_cdisc.writers.publication import NotWritten

FILES = {"findings.json", "findings.csv", "findings.xlsx", "findings.sarif", "junit.xml", "index.html", "guide.md"}


def files(folder):
    """Return the files of a folder with what stands in them."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_reports_take_the_place_of_the_last_ones(tmp_path):
    """All files are there after each run, and what people put beside them stays."""
    reports = Reports(validation(), ABOUT)
    folder = publish(reports, tmp_path)
    (folder / "my notes.txt").write_text("mine")
    before = files(folder)
    publish(reports, tmp_path)
    assert set(before) == FILES | {"my notes.txt"}
    assert files(folder) == before


@pytest.mark.parametrize("where", ["publish", "deliver"])
def test_the_last_reports_stay_where_one_cannot_be_written(tmp_path, monkeypatch, where):
    """A fault in the last file leaves all others as they were."""
    target = tmp_path / "validation"
    first = Reports(validation(), ABOUT)
    assert (publish(first, tmp_path) if where == "publish" else deliver(first, target)) == target
    before = files(target)

    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr(publishing, "write_page", full)
    other = Reports(made.many(10, rules=1), ABOUT)
    with pytest.raises(NotWritten):
        publish(other, tmp_path) if where == "publish" else deliver(other, target)
    assert files(target) == before


def test_any_folder_can_be_named(tmp_path):
    """The folder is made where it is absent, and nothing else in it is touched."""
    folder = deliver(Reports(validation(), ABOUT), tmp_path / "a" / "b")
    assert set(files(folder)) == FILES


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    """A file where the folder should be is refused."""
    (tmp_path / "x").write_text("mine")
    with pytest.raises(NotWritten):
        deliver(Reports(validation(), ABOUT), tmp_path / "x")
    assert (tmp_path / "x").read_text() == "mine"
