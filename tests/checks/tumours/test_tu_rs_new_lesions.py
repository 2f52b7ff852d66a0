"""A new lesion is a progressive disease."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, lesion, reading, rs, rs_rows, tr, tr_rows, tu, tu_rows

from nec_cdisc.checks.tumours.tu_rs_new_lesions import tu_rs_new_lesions

NEW = [*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8")]
SEEN = [*tr_rows(), reading("NEW1", "TUMSTATE", "PRESENT", "WEEK 8")]


def test_a_new_lesion_without_progression_is_found():
    """Where no overall response is PD the lesion is found; where a later one is, the response of the visit is."""
    never = changed(rs_rows(), 7, RSSTRESC="SD")
    assert found(tu_rs_new_lesions, tu(NEW), rs(never), tr(SEEN), dm()) == [("TU", 4)]
    assert found(tu_rs_new_lesions, tu(NEW), rs(), tr(SEEN), dm()) == [("RS", 3)]
    assert found(tu_rs_new_lesions, tu(NEW), rs(changed(rs_rows(), 3, RSSTRESC="PD")), tr(SEEN), dm()) == []


def test_a_lesion_in_doubt_is_no_progression():
    """A new lesion that is equivocal needs no PD; one that TR does not speak of does."""
    doubt = changed(SEEN, 13, TRSTRESC="EQUIVOCAL")
    assert found(tu_rs_new_lesions, tu(NEW), rs(), tr(doubt), dm()) == []
    assert found(tu_rs_new_lesions, tu(NEW), rs(), tr(), dm()) == [("RS", 3)]
