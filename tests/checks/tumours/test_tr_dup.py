"""A lesion is measured once."""

from tests.checks.made import found
from tests.checks.tumours.course import tr, tr_rows

from nec_cdisc.checks.tumours.tr_dup import tr_dup


def test_a_repeated_measurement_is_found():
    """The second record is found; another test, lesion, date or evaluator makes another measurement."""
    again = tr_rows()[0]
    others = [again | {"TRTESTCD": "LPERP"}, again | {"TRLNKID": "T3"}, again | {"TRDTC": "2020-01-02"}]
    assert found(tr_dup, tr([*tr_rows(), again | {"TRSTRESN": 51}])) == [("TR", 13)]
    assert found(tr_dup, tr([*tr_rows(), *others, again | {"TREVAL": "INDEPENDENT ASSESSOR"}])) == []
