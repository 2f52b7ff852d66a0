"""What goes into an archive of the study itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nec_cdisc.archive.payload import of_standard, of_study, sizes
from nec_cdisc.standard.location import packaged
from nec_cdisc.writers.chain import GENESIS, canonical, chain
from nec_cdisc.writers.disk_faults import NotWritten


def written(folder: Path, *names: str) -> Path:
    """Write files of no meaning."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def test_whole_folders_and_whatever_was_read(tmp_path: Path):
    """Export, mappings, specifications, sets and reports are taken; a candidate, archives and hidden files not."""
    folder = written(
        tmp_path,
        "raw/dm.csv",
        "raw/labs/lb.csv",
        "raw/.DS_Store",
        "mappings/functions.py",
        "mappings/__pycache__/functions.pyc",
        "outputs/sdtm/dm.xpt",
        "outputs/package/m5/a.xpt",
        "outputs/candidate/dm.xpt",
        "outputs/archive/T.tar",
        "outputs/.published",
        "tabulations/ae.xpt",
        "notes.txt",
    )
    line = {
        "number": 1,
        "previous": chain(GENESIS).head,
        "inputs": {"tabulations/ae.xpt": "", "outputs/x": "", "gone": ""},
    }
    assert list(of_study(folder, chain(GENESIS + canonical(line)))) == [
        "mappings/functions.py",
        "outputs/package/m5/a.xpt",
        "outputs/sdtm/dm.xpt",
        "raw/dm.csv",
        "raw/labs/lb.csv",
        "tabulations/ae.xpt",
    ]


@pytest.mark.parametrize("what", ["file", "folder", "top", "pipe", "name"])
def test_links_devices_and_strange_names_are_refused(tmp_path: Path, what: str):
    """A link to a file or a folder, a pipe, and a name that not every system can read are named."""
    folder = written(tmp_path, "raw/dm.csv", "other/a.csv")
    if what == "file":
        (folder / "raw" / "a.csv").symlink_to("dm.csv")
    elif what == "folder":
        (folder / "raw" / "more").symlink_to("../other")
    elif what == "top":
        (folder / "specs").symlink_to("other")
    elif what == "pipe":
        os.mkfifo(folder / "raw" / "pipe")
    else:
        (folder / "raw" / "a\\b.csv").touch()
    with pytest.raises(NotWritten) as refused:
        of_study(folder, chain(GENESIS))
    assert refused.value.problem.code == "ARC106"


def test_the_packaged_standard_is_there_whole():
    """Each file of the packaged specifications stands below standard/."""
    found = of_standard()
    assert found["standard/sdtmig-3.4/datasets.csv"] == packaged() / "sdtmig-3.4" / "datasets.csv"
    assert len(found) == sum(path.is_file() and not path.name.startswith(".") for path in packaged().rglob("*"))


def test_sizes_are_those_of_files_and_texts(tmp_path: Path):
    """Bytes in memory and on the disk are counted alike."""
    assert sizes({"a": b"123", "b": written(tmp_path, "abcd") / "abcd"}) == 7
