"""Sums and responses of ADaM beside those of SDTM."""

from decimal import Decimal

from tests.checks.made import package, table

from nec_cdisc.validate.recist_analysed import Analysed, exact


def test_sums_are_found_by_visit():
    """One sum of a visit is told; of two that differ, as two evaluators give, none is."""
    named = {"PARAMCD": ["SUMDIAM", "SDIAM", "SUMDIAM", "DIAMT1"], "AVISIT": ["A", "B", "B", "C"]}
    found = Analysed.of(package(table("ADTR", USUBJID=["1"] * 4, AVAL=[42, 50, 51, 9], **named)))
    assert [found.total("1", visit) for visit in "ABC"] == [Decimal(42), None, None]


def test_responses_are_found_by_the_record_of_rs():
    """SRCSEQ names the record, or RSSEQ where the sponsor keeps that; best responses have parameters of their own."""
    named = {"USUBJID": ["1", "1"], "PARAMCD": ["OVR", "CBOR"], "AVALC": ["PR", "SD"]}
    by_source = Analysed.of(package(table("ADRS", SRCDOM=["RS", "RS"], SRCSEQ=[3, 3], **named)))
    kept = Analysed.of(package(table("ADRS", RSSEQ=[3, 3], **named)))
    assert [each.overall("1", "3") for each in (by_source, kept)] == ["PR", "PR"]
    assert (by_source.overall("1", None), by_source.best("1"), by_source.best("2")) == (None, "SD", None)


def test_without_adam_nothing_is_told():
    """A package of SDTM alone has neither."""
    found = Analysed.of(package())
    assert (found.total("1", "A"), found.overall("1", "3"), found.best("1")) == (None, None, None)


def test_only_numbers_are_sums():
    """A text, an infinite number and digits of other scripts in the place of a sum are none."""
    named = {"PARAMCD": ["SUMDIAM"] * 2, "AVISIT": ["A", "B"], "USUBJID": ["1"] * 2}
    found = Analysed.of(package(table("ADTR", AVAL=["42 mm", "42"], **named)))
    assert [found.total("1", visit) for visit in "AB"] == [None, Decimal(42)]
    assert Analysed.of(package(table("ADTR", AVAL=[float("inf"), 42.0], **named))).totals == {("1", "B"): Decimal(42)}
    assert [exact(text) for text in (None, "", "NaN", "1e999999999", "\u0664\u0662")] == [None] * 5
