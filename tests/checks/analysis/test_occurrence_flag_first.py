"""First occurrences are the first."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.occurrence_flag_first import occurrence_flag_first
from nec_cdisc.validate.running import Outcome


def test_a_flag_of_a_later_record_is_found():
    """AOCCFL on the second day is found; on the same day either may be flagged; of the most severe any may be later."""
    named = {"USUBJID": ["1", "1"], "TRTEMFL": ["Y", "Y"]}
    assert found(occurrence_flag_first, table("ADAE", ASTDT=[20000, 20001], AOCCFL=[None, "Y"], **named)) == [
        ("ADAE", 2)
    ]
    assert found(occurrence_flag_first, table("ADAE", ASTDT=[20000, 20000], AOCCFL=[None, "Y"], **named)) == []
    assert found(occurrence_flag_first, table("ADAE", ASTDT=[20000, 20001], AOCCIFL=[None, "Y"], **named)) == []


def test_a_flag_of_what_is_not_emergent_is_found():
    """AOCCFL of an event without TRTEMFL is found, and an earlier event without it does not count."""
    named = {"USUBJID": ["1", "1"], "ASTDT": [20000, 20001], "TRTEMFL": [None, "Y"]}
    assert found(occurrence_flag_first, table("ADAE", AOCCFL=["Y", None], **named)) == [("ADAE", 1)]
    assert found(occurrence_flag_first, table("ADAE", AOCCFL=[None, "Y"], **named)) == []


def test_without_flags_it_is_skipped():
    """ADAE without an occurrence flag is no passed check."""
    plain = table("ADAE", USUBJID=["1"], TRTEMFL=["Y"], ASTDT=[1])
    assert result(occurrence_flag_first, plain).outcome is Outcome.SKIPPED
