"""All datasets are of one study."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN141", Level.ERROR, each=("STUDYID",), DM=("STUDYID",))
def one_study(records: Records, dm: Records) -> Iterator[Found]:
    """Every record has the STUDYID of DM.

    Why: A record of another study has come into the package, or its identifier is mistyped.
    Do: Correct STUDYID, or remove the record.
    Source: SDTMIG 3.4: STUDYID is the unique identifier of the study.
    """
    known = frozenset(map(str, dm.text("STUDYID").values))
    other = records.filled("STUDYID") & ~records.holds("STUDYID", *known)
    yield records.found(other, "STUDYID {STUDYID} is not that of DM", "STUDYID")
