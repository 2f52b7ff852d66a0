"""Files that cannot be read are findings."""

from dataclasses import replace

from tests.checks.made import found, package, table

from nec_cdisc.checks.files.file_readable import file_readable
from nec_cdisc.problem import Problem


def test_an_unreadable_file_is_found():
    """A file that gave no dataset is found under its name, and one that was read in part is not."""
    made = package(table("DM", USUBJID=["1"]))
    unread = {"ae.xpt": (Problem("XPT152", "it is cut off"),), "dm.xpt": (Problem("XPT153", "bytes"),)}
    assert found(file_readable, whole=replace(made, unread=unread)) == [("AE", None)]
