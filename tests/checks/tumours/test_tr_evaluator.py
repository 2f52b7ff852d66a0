"""A lesion is measured by whoever identified it."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows, tu, tu_rows

from nec_cdisc.checks.tumours.tr_evaluator import tr_evaluator


def test_another_evaluator_is_found():
    """A measurement by an evaluator who did not identify the lesion is found; a lesion unknown to TU is not."""
    rows = changed(changed(tr_rows(), 1, TREVAL="INDEPENDENT ASSESSOR"), 2, TREVAL="X", TRLNKID="T9")
    assert found(tr_evaluator, tr(rows), tu()) == [("TR", 1)]


def test_identifiers_of_evaluators_count():
    """RADIOLOGIST 2 may not measure what RADIOLOGIST 1 alone identified."""
    lesions = [row | {"TUEVALID": "RADIOLOGIST 1"} for row in tu_rows()]
    rows = [row | {"TREVALID": "RADIOLOGIST 1"} for row in tr_rows()]
    assert found(tr_evaluator, tr(changed(rows, 5, TREVALID="RADIOLOGIST 2")), tu(lesions)) == [("TR", 5)]
