"""Dates that were completed have a flag."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.imputation_flag import imputation_flag
from nec_cdisc.validate.running import Outcome


def adae(*pairs, **more):
    """Return ADAE of source dates and flags; each date is complete."""
    texts, flags = zip(*pairs, strict=True)
    count = len(pairs)
    return table("ADAE", USUBJID=["1"] * count, AESTDTC=list(texts), ASTDT=[20000] * count, ASTDTF=list(flags), **more)


def test_a_flag_says_what_was_imputed():
    """D for the day, M for month and day, nothing for a date that was known; all else is found."""
    right = adae(("2014-10", "D"), ("2014", "M"), ("2014-10-04", None), ("2014-10-04T10:00", None))
    wrong = adae(("2014-10", None), ("2014", "D"), ("2014-10-04", "D"), ("2014-10", "M"))
    assert found(imputation_flag, right) == []
    assert found(imputation_flag, wrong) == [("ADAE", record) for record in (1, 2, 3, 4)]


def test_a_flag_that_is_not_there_is_missed():
    """A dataset without the flag has completed its partial date without a word."""
    plain = table("ADAE", USUBJID=["1", "1"], AESTDTC=["2014-10", "2014-10-04"], ASTDT=[20000, 20000])
    assert found(imputation_flag, plain) == [("ADAE", 1)]


def test_the_record_of_the_source_knows_the_date():
    """Where the dataset has no date of SDTM the record that SRCSEQ names has it."""
    lb = table("LB", USUBJID=["1", "1"], LBSEQ=[1, 2], LBDTC=["2014-10", "2014-10-04"])
    named = {"SRCDOM": ["LB", "LB"], "SRCSEQ": [1, 2]}
    adlb = table("ADLB", USUBJID=["1", "1"], ADT=[20000, 20000], ADTF=[None, None], **named)
    assert found(imputation_flag, lb, adlb) == [("ADLB", 1)]


def test_a_date_that_was_not_completed_needs_no_flag():
    """A partial date without a date of analysis is right; so is a dataset that copies dates of the subject."""
    empty = table("ADAE", USUBJID=["1"], AESTDTC=["2014-10"], ASTDT=[None], ASTDTF=[None])
    assert found(imputation_flag, empty) == []
    adsl = table("ADSL", USUBJID=["1"], RFSTDTC=["2014"])
    copied = table("ADCM", USUBJID=["1"], RFSTDTC=["2014"], ASTDT=[20000])
    assert result(imputation_flag, adsl, copied).outcome is Outcome.SKIPPED
