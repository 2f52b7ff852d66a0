"""A subject has no more target lesions of one organ than the criteria allow."""

from tests.checks.made import found
from tests.checks.tumours.course import lesion, tu

from nec_cdisc.checks.tumours.tu_target_lesions_organ import tu_target_lesions_organ
from nec_cdisc.records.facts import Facts


def test_the_third_target_lesion_of_an_organ_is_found():
    """Of three target lesions in the liver the third is found; two there and others elsewhere are not."""
    places = ["LIVER", "LIVER", "LUNG", "LIVER", None, None, None]
    rows = [lesion(f"T{number}", "TARGET", place) for number, place in enumerate(places)]
    assert found(tu_target_lesions_organ, tu(rows)) == [("TU", 4)]
    assert found(tu_target_lesions_organ, tu(rows), facts=Facts(target_lesions_per_organ=3)) == []
