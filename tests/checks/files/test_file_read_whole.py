"""What a file holds beyond its dataset is a finding."""

from dataclasses import replace

from tests.checks.made import found, package, table

from nec_cdisc.checks.files.file_read_whole import file_read_whole
from nec_cdisc.problem import Problem


def test_a_file_read_in_part_is_found():
    """A dataset whose file had damaged text is found, and a file that gave no dataset is not."""
    made = package(table("DM", USUBJID=["1"]))
    unread = {"ae.xpt": (Problem("XPT152", "it is cut off"),), "dm.xpt": (Problem("XPT153", "bytes"),)}
    assert found(file_read_whole, whole=replace(made, unread=unread)) == [("DM", None)]
