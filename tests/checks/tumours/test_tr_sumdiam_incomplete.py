"""A sum of diameters is one of all target lesions."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, tr, tr_rows, tu, without

from nec_cdisc.checks.tumours.tr_sumdiam_incomplete import tr_sumdiam_incomplete


def test_a_sum_without_one_of_its_lesions_is_found():
    """A sum beside a lesion that was not done is found; without a sum nothing is."""
    undone = {"TRSTRESN": None, "TRORRES": None, "TRSTRESC": None, "TRSTAT": "NOT DONE"}
    rows = changed(tr_rows(), 6, **undone)
    assert found(tr_sumdiam_incomplete, tr(rows), tu(), dm()) == [("TR", 7)]
    assert found(tr_sumdiam_incomplete, tr(without(rows, 7)), tu(), dm()) == []
