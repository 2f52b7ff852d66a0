"""No lesion is measured before it was identified."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_before_identification import tr_before_identification


def test_a_measurement_before_its_identification_is_found():
    """The day before is found; the same day, and a month that may hold it, are not."""
    rows = changed(changed(tr_rows(), 1, TRDTC="2019-12-31"), 2, TRDTC="2020-01")
    assert found(tr_before_identification, tr(rows), tu()) == [("TR", 1)]
