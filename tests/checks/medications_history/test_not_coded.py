"""What is coded is coded throughout."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.medications_history.not_coded import not_coded
from nec_cdisc.validate.running import Outcome


def test_an_uncoded_medication_is_found():
    """The medication without a dictionary term is found among coded ones, not in a category that is never coded."""
    cm = table(
        "CM",
        USUBJID=["1"] * 3,
        CMTRT=["A", "B", "C"],
        CMDECOD=["X", None, None],
        CMCAT=["CONCOMITANT", "CONCOMITANT", "RADIOTHERAPY"],
    )
    assert found(not_coded, cm) == [("CM", 2)]


def test_where_nothing_is_coded_it_is_skipped():
    """A dataset without any dictionary term is not coded at all."""
    assert result(not_coded, table("CM", USUBJID=["1"], CMTRT=["A"], CMDECOD=[None])).outcome is Outcome.SKIPPED
