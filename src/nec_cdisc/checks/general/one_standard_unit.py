"""A test has one standard unit."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("GEN130", Level.ERROR, each=("--TESTCD", "--STRESU"))
def one_standard_unit(records: Records) -> Iterator[Found]:
    """All standard results of a test have the same unit.

    Why: Numbers in several units cannot be summarised, and a value of another unit looks like an outlier.
    Do: Convert the results to the standard unit of the test.
    Source: SDTMIG 3.4, section 4.5.1: standard results are in standard units.
    """
    parts = [name for name in ("--SPEC", "--METHOD") if records.has(name) and records.filled(name).all()]
    other = unusual(records, ("--TESTCD", *parts), "--STRESU")
    says = "{--TESTCD} is in {--STRESU} here and in {usual} elsewhere"
    yield records.found(other.mask, says, "--STRESU", "--TESTCD", said={"usual": other.usual})
