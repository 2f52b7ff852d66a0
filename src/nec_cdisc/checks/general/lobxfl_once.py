"""The last observation before exposure is one record."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.baseline import same_test
from nec_cdisc.records.table import Records


@check("GEN120", Level.ERROR, each=("USUBJID", "--TESTCD", "--LOBXFL"))
def lobxfl_once(records: Records) -> Iterator[Found]:
    """A subject has at most one last observation before exposure per test.

    Why: With two of them each change from baseline depends on the order of the records.
    Do: Keep the flag on the last record before the first dose; show what tells tests apart (position, specimen, ...).
    Source: SDTMIG 3.4, section 4.5.9 on --LOBXFL.
    """
    flagged = np.flatnonzero(records.holds("--LOBXFL", "Y"))
    tests = same_test(records)[flagged]
    several = np.bincount(tests)[tests] > 1 if len(tests) else flagged == -1
    says = "several records of {--TESTCD} are the last one before exposure"
    yield records.found(flagged[several], says, "--LOBXFL", "--TESTCD")
