"""A lesion is measured once."""

from tests.checks.made import found
from tests.checks.tumours.course import reading, tr, tr_rows

from nec_cdisc.checks.tumours.tr_dup import tr_dup


def test_a_repeated_measurement_is_found():
    """The second record is found, whatever its date; another test, lesion, visit or evaluator is another one."""
    again = tr_rows()[0]
    others = [again | {"TRTESTCD": "LPERP"}, again | {"TRLNKID": "T3"}, again | {"VISITNUM": 1.1}]
    assert found(tr_dup, tr([*tr_rows(), again | {"TRSTRESN": 51}])) == [("TR", 13)]
    assert found(tr_dup, tr([*tr_rows(), again | {"TRDTC": "2020-01-02"}])) == [("TR", 13)]
    assert found(tr_dup, tr([*tr_rows(), *others, again | {"TREVAL": "INDEPENDENT ASSESSOR"}])) == []


def test_without_a_number_the_date_tells_visits_apart():
    """Two unscheduled visits that have no number are two where their dates are."""
    first = reading("T1", "LDIAM", 50, "WEEK 8", VISITNUM=None, VISIT="UNSCHEDULED")
    assert found(tr_dup, tr([first, first | {"TRDTC": "2020-03-20"}])) == []
    assert found(tr_dup, tr([first, first])) == [("TR", 2)]
