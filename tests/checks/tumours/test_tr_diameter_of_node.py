"""Lymph nodes have their short axis measured."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, reading, tr, tr_rows, tu, tu_rows

from nec_cdisc.checks.tumours.tr_diameter_of_node import tr_diameter_of_node


def test_the_wrong_diameter_of_a_node_is_found():
    """A lymph node with a longest diameter alone is found, and a liver lesion with a short axis alone."""
    rows = changed(changed(tr_rows(), 2, TRTESTCD="LDIAM"), 5, TRTESTCD="LPERP")
    assert found(tr_diameter_of_node, tr(rows), tu(), dm()) == [("TR", 2), ("TR", 5)]


def test_both_diameters_are_right():
    """A lymph node with both diameters is right; where no location is known nothing is said."""
    rows = [*tr_rows(), reading("T2", "LDIAM", 25, "BASELINE")]
    assert found(tr_diameter_of_node, tr(rows), tu(), dm()) == []
    rows = changed(tr_rows(), 2, TRTESTCD="LDIAM")
    assert found(tr_diameter_of_node, tr(rows), tu(changed(tu_rows(), 2, TULOC=None)), dm()) == []
