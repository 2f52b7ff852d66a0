"""Subjects of any dataset are subjects of DM."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.general.subject_in_dm import subject_in_dm
from nec_cdisc.validate.running import Outcome

DM = table("DM", USUBJID=["1", "2"])


def test_a_stranger_is_found():
    """The subject that DM has not is found; a record without subject, as RELREC has, is none."""
    vs = table("VS", USUBJID=["1", "3", None, "2"], VSSEQ=[1, 1, 1, 1])
    assert found(subject_in_dm, vs, DM) == [("VS", 2)]


def test_without_dm_it_is_skipped():
    """Without DM nobody can say who is a subject."""
    assert result(subject_in_dm, table("VS", USUBJID=["1"])).outcome is Outcome.SKIPPED
