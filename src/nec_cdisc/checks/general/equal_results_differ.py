"""Equal results are standardised alike."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records

#: What tells results of one test apart, where all of a dataset's records have it.
PARTS = ("--CAT", "--SPEC", "--METHOD", "--TSTDTL")


@check("GEN157", Level.ERROR, each=("--TESTCD", "--ORRES", "--STRESC"))
def equal_results_differ(records: Records) -> Iterator[Found]:
    """Equal original results of a test that has no unit have the same standard result.

    Why: Analyses use the standard result; it must say what was answered or assessed.
    Do: Derive the standard result from the original one anew.
    Source: SDTMIG 3.4, section 4.5.1 on original and standardized results.
    """
    plain = records.blank("--ORRESU") & records.blank("--STRESU")
    parts = [name for name in PARTS if records.has(name) and records.filled(name).all()]
    other = unusual(records, ("--TESTCD", *parts, "--ORRES"), "--STRESC", plain)
    says = "--STRESC is {--STRESC} and --ORRES {--ORRES}, which is {usual} elsewhere"
    yield records.found(other.mask, says, "--STRESC", "--ORRES", said={"usual": other.usual})
