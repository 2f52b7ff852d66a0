"""Variables copied from SDTM have its value."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.same_as_source_record import same_as_source_record
from nec_cdisc.validate.running import Outcome

AE = table("AE", USUBJID=["1", "1"], AESEQ=[1, 2], AETERM=["RASH", "COUGH"], AESTDTC=["2020-01-01", None])


def test_another_value_than_that_of_the_record_is_found():
    """A changed term is found, and a date that the record does not have; what is right is not."""
    adae = table("ADAE", USUBJID=["1", "1"], AESEQ=[2, 1], AETERM=["RASH", "RASH"], AESTDTC=[None, "2020-01-01"])
    assert found(same_as_source_record, AE, adae) == [("ADAE", 1)]


def test_a_record_that_is_not_there_is_found():
    """AESEQ 3 is found."""
    assert found(same_as_source_record, AE, table("ADAE", USUBJID=["1"], AESEQ=[3], AETERM=["RASH"])) == [("ADAE", 1)]


def test_parts_of_a_domain_are_looked_at_together():
    """A record of a part of LB is compared with that part, and lost in none."""
    parts = [table(name, USUBJID=["1"], LBSEQ=[number], LBORRES=["5"]) for name, number in (("LBCH", 1), ("LBHE", 2))]
    adlb = table("ADLB", USUBJID=["1", "1"], LBSEQ=[1, 2], LBORRES=["5", "6"])
    assert found(same_as_source_record, *parts, adlb) == [("ADLB", 2)]


def test_a_dataset_without_records_of_sdtm_is_skipped():
    """ASEQ names no record of SDTM."""
    assert result(same_as_source_record, AE, table("ADLB", USUBJID=["1"], ASEQ=[1])).outcome is Outcome.SKIPPED
