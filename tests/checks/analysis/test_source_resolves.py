"""SRCDOM, SRCVAR and SRCSEQ can be found."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.source_resolves import source_resolves

RS = table("RS", USUBJID=["1"], RSSEQ=[4], RSSTRESC=["PR"])
ADSL = table("ADSL", USUBJID=["1"], DTHDT=[20000])


def adrs(domain, variable, number):
    """Return ADRS with one record of a source."""
    return table("ADRS", USUBJID=["1"], SRCDOM=[domain], SRCVAR=[variable], SRCSEQ=[number])


def test_sources_that_are_there_are_right():
    """A record of RS, and the subject's record of ADSL without a number, are right; so is no source at all."""
    assert found(source_resolves, RS, ADSL, adrs("RS", "RSSTRESC", 4)) == []
    assert found(source_resolves, RS, ADSL, adrs("ADSL", "DTHDT", None)) == []
    assert found(source_resolves, RS, ADSL, adrs(None, None, None)) == []


def test_what_is_not_there_is_found():
    """Another dataset, variable or record is found."""
    assert found(source_resolves, RS, adrs("XX", "RSSTRESC", 4)) == [("ADRS", 1)]
    assert found(source_resolves, RS, adrs("RS", "RSNONE", 4)) == [("ADRS", 1)]
    assert found(source_resolves, RS, adrs("RS", "RSSTRESC", 5)) == [("ADRS", 1)]


def test_without_sdtm_its_datasets_are_not_missed():
    """Where ADaM alone is checked a dataset of SDTM is not called missing, and one of ADaM is."""
    assert found(source_resolves, ADSL, adrs("RS", "RSSTRESC", 4)) == []
    assert found(source_resolves, ADSL, adrs("ADLB", "AVAL", 4)) == [("ADRS", 1)]
