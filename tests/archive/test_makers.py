"""Files that are made for an archive."""

from __future__ import annotations

from nec_cdisc.archive.bag_info import Described
from nec_cdisc.archive.lock_file import lock_file
from nec_cdisc.archive.makers import LOCK, Making, locked_packages
from nec_cdisc.writers.run_record import Run


def test_the_lock_file_stands_with_the_program():
    """The lock file of the program is given as it is."""
    making = Making(Described("T-1", "", "2026-01-31"), Run("archive"), {})
    assert locked_packages(making) == {LOCK: lock_file()}
