"""The trial summary says when the study started."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package


@check("TDS102", Level.REJECT)
def ts_study_start(package: Package) -> Iterator[Found]:
    """A package of SDTM has a trial summary with STUDYID and a valid, complete date of study start (SSTDTC).

    Why: The Food and Drug Administration refuses a study without it: the date decides which standards apply.
    Do: Add SSTDTC, the date of the first informed consent, to TS.
    Source: FDA technical rejection criteria, 1734.
    """
    if not any(True for _ in package.tabulation):
        message = "there is no dataset of SDTM"
        raise Skipped(message)
    if "TS" not in package or not package["TS"].has("TSPARMCD", "TSVAL", "STUDYID"):
        yield Found("TS", "there is no TS with STUDYID, TSPARMCD and TSVAL")
        return
    ts = package["TS"]
    starts = ts.holds("TSPARMCD", "SSTDTC")
    if not starts.any():
        yield ts.found_whole("there is no study start (SSTDTC)", "TSVAL", "TSPARMCD")
    bad = starts & (~ts.dates("TSVAL").complete | ts.blank("STUDYID"))
    yield ts.found(bad, "the study start is {TSVAL}, of study {STUDYID}", "TSVAL", "TSPARMCD")
