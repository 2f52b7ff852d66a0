"""First occurrences are flagged."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.occurrence_flag_missing import occurrence_flag_missing
from nec_cdisc.validate.running import Outcome


def test_a_subject_without_the_flag_is_found():
    """Of a subject with two events and no flag the first record is found; without emergent events none is needed."""
    adae = table("ADAE", USUBJID=["1", "1", "2", "3"], TRTEMFL=["Y", "Y", None, "Y"], AOCCFL=[None, None, None, "Y"])
    assert found(occurrence_flag_missing, adae) == [("ADAE", 1)]


def test_without_flags_it_is_skipped():
    """ADAE without an occurrence flag is no passed check."""
    assert result(occurrence_flag_missing, table("ADAE", USUBJID=["1"], TRTEMFL=["Y"])).outcome is Outcome.SKIPPED
