"""First occurrences are flagged once."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.occurrence_flags_once import occurrence_flags_once
from nec_cdisc.validate.running import Outcome


def test_a_second_flag_is_found():
    """A second AOCCFL of the subject is found, and a second AOCCPFL of the term; one of each term is right."""
    named = {"USUBJID": ["1"] * 3, "TRTEMFL": ["Y"] * 3, "AEBODSYS": ["A"] * 3, "AEDECOD": ["X", "Y", "Y"]}
    assert found(occurrence_flags_once, table("ADAE", AOCCFL=["Y", None, "Y"], **named)) == [("ADAE", 3)]
    assert found(occurrence_flags_once, table("ADAE", AOCCPFL=["Y", "Y", None], **named)) == []
    assert found(occurrence_flags_once, table("ADAE", AOCCPFL=["Y", "Y", "Y"], **named)) == [("ADAE", 3)]


def test_without_flags_it_is_skipped():
    """ADAE without an occurrence flag is no passed one."""
    assert result(occurrence_flags_once, table("ADAE", USUBJID=["1"], TRTEMFL=["Y"])).outcome is Outcome.SKIPPED
