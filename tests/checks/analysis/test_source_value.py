"""Values are those of their source."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.source_value import source_value

LB = table("LB", USUBJID=["1"] * 4, LBSEQ=[1, 2, 3, 4], LBSTRESN=[10, 20, 30, 40])


def adlb(*values, **more):
    """Return ADLB with values of the four records."""
    named = {"PARAMCD": ["X"] * 4, "SRCDOM": ["LB"] * 4, "SRCVAR": ["LBSTRESN"] * 4, "SRCSEQ": [1, 2, 3, 4]}
    return table("ADLB", USUBJID=["1"] * 4, AVAL=list(values), **(named | more))


def test_a_number_that_is_not_that_of_its_source_is_found():
    """21 for 20 is found; a missing value and one of a derived record are not."""
    assert found(source_value, LB, adlb(10, 21, 30, 40)) == [("ADLB", 2)]
    assert found(source_value, LB, adlb(10, 21, 30, None, DTYPE=[None, "AVERAGE", None, None])) == []


def test_a_score_is_no_copy():
    """A parameter of which most values are not those of the source is derived."""
    assert found(source_value, LB, adlb(100, 200, 300, 40)) == []


def test_a_date_of_another_analysis_dataset_is_taken_as_it_is():
    """ADT of ADTTE is the date of the record that it names."""
    adsl = table("ADSL", USUBJID=["1", "2", "3"], DTHDT=[20000, 20001, 20002])
    named = {"SRCDOM": ["ADSL"] * 3, "SRCVAR": ["DTHDT"] * 3, "SRCSEQ": [None] * 3, "PARAMCD": ["OS"] * 3}
    adtte = table("ADTTE", USUBJID=["1", "2", "3"], ADT=[20000, 20009, 20002], **named)
    assert found(source_value, adsl, adtte) == [("ADTTE", 2)]


def test_texts_are_compared_where_a_parameter_follows_its_source():
    """The response of each visit is that of RS; a best response, one of a subject, may be another one."""
    rs = table("RS", USUBJID=["1"] * 3, RSSEQ=[1, 2, 3], RSSTRESC=["PR", "SD", "PD"])
    named = {"SRCDOM": ["RS"] * 4, "SRCVAR": ["RSSTRESC"] * 4, "SRCSEQ": [1, 2, 3, 1]}
    adrs = table("ADRS", USUBJID=["1"] * 4, PARAMCD=["OVR"] * 3 + ["CBOR"], AVALC=["PR", "CR", "PD", "SD"], **named)
    assert found(source_value, rs, adrs) == [("ADRS", 2)]


def test_a_dose_is_that_of_exposure():
    """A parameter that takes EXDOSE has it; a total of doses is no copy."""
    ex = table("EX", USUBJID=["1"] * 3, EXSEQ=[1, 2, 3], EXDOSE=[10, 5, 10])
    named = {"SRCDOM": ["EX"] * 6, "SRCVAR": ["EXDOSE"] * 6, "SRCSEQ": [1, 2, 3] * 2}
    parameters = {"PARAMCD": ["DOSE"] * 3 + ["TOTAL"] * 3, "AVAL": [10, 99, 10, 170, 85, 200]}
    assert found(source_value, ex, table("ADEX", USUBJID=["1"] * 6, **parameters, **named)) == [("ADEX", 2)]
