"""The run record of an archive agrees with what stands beside it."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.archive import bag_info
from nec_cdisc.archive.opened import RECORD, open_archive
from nec_cdisc.archive.recorded import record_of, record_problems


def said(bag: Path) -> list[str]:
    """Return what is wrong with the run record."""
    opened = open_archive(bag)
    found = record_problems(opened, bag_info.read(opened.data(bag_info.NAME)))
    return [f"{item.code} {item.place}: {item.message}" for item in found]


def test_the_record_of_an_archive_is_read_whole(bag: Path):
    """Every run stands in it in order, and nothing is wrong."""
    opened = open_archive(bag)
    record = record_of(opened, bag_info.read(opened.data(bag_info.NAME)))
    assert [line.get("command") for line in record.lines] == [None, "sdtm", "adam", "validate", "package", "archive"]
    assert said(bag) == []


def test_an_output_that_no_run_has_made_is_named(bag: Path):
    """An output with other content, and one that is gone, are not those that the last run of the command tells of."""
    (bag / "data/outputs/sdtm/vs.xpt").write_bytes(b"forged")
    (bag / "data/outputs/adam/adae.xpt").unlink()
    place = "data/outputs/sdtm/vs.xpt"
    assert f"ARC127 {place}: outputs/sdtm/vs.xpt is another one, which the last run of sdtm made" in said(bag)
    assert f"ARC127 {place}: outputs/sdtm/vs.xpt is another one, which the last run of adam read" in said(bag)
    assert any("outputs/adam/adae.xpt is not there, which the last run of adam made" in line for line in said(bag))


def test_a_missing_record_and_an_unknown_end_are_told(bag: Path):
    """Without record, or without its end in the description, nobody can say that it is whole."""
    (bag / "bag-info.txt").write_text("Payload-Oxum: 1.1\n")
    assert said(bag) == ["ARC125 bag-info.txt: bag-info.txt does not tell how the run record ends"]
    (bag / RECORD).unlink()
    assert said(bag) == [f"ARC126 {RECORD}: the run record is missing"]


def test_an_absurd_number_of_lines_is_no_fault_of_the_reader(bag: Path):
    """A description that tells digits without end is compared by the last line alone."""
    text = (bag / "bag-info.txt").read_text("utf-8")
    (bag / "bag-info.txt").write_text(text.replace("Lines: 6", f"Lines: {'9' * 10_000}"), "utf-8")
    assert said(bag) == []
