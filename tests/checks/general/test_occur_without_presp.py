"""Whether something occurred is asked of what was asked for."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.occur_without_presp import occur_without_presp


def test_occurrence_of_what_was_not_asked_is_found():
    """--OCCUR without --PRESP is found, not both nor neither."""
    assert found(occur_without_presp, table("MH", MHOCCUR=["N", "Y", None], MHPRESP=[None, "Y", None])) == [("MH", 1)]
