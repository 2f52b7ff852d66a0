"""What records say they were made of."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._sources import sources
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package, is_analysis
from nec_cdisc.records.table import Records


@check("ADA104", Level.ERROR, each_analysis=("USUBJID", "SRCDOM"))
def source_resolves(records: Records, package: Package) -> Iterator[Found]:
    """SRCDOM, SRCVAR and SRCSEQ name a dataset, a variable and a record that are there.

    Why: Traceability ends where a source cannot be found.
    Do: Correct SRCDOM, SRCVAR or SRCSEQ.
    Source: ADaMIG 1.3, data point traceability.
    """
    tabulated = any(True for _ in package.tabulation)
    known = np.zeros(len(records), bool)
    found = np.zeros(len(records), bool)
    told = np.zeros(len(records), bool)
    for source in sources(records, package):
        known |= source.named
        told |= source.told
        found |= source.row >= 0
        held = frozenset(source.records.dataset.columns)
        lacking = source.named & ~records.matches("SRCVAR", held.__contains__) & records.filled("SRCVAR")
        yield records.found(lacking, "{SRCDOM} has no variable {SRCVAR}", "SRCVAR", "SRCDOM")
    analysis = records.matches("SRCDOM", is_analysis)
    lost = records.filled("SRCDOM") & ~known & (analysis | tabulated)
    yield records.found(lost, "There is no dataset {SRCDOM}", "SRCDOM")
    yield records.found(told & ~found, "{SRCDOM} has no record {SRCSEQ} of this subject", "SRCSEQ", "SRCDOM")
