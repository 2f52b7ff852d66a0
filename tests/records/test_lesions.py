"""Lesions: which kind, which record of TU, which size counts."""

from decimal import Decimal

import pytest
from tests.checks.made import table
from tests.checks.tumours.course import changed, lesion, tr, tr_rows, tu, tu_rows

from nec_cdisc.records.lesions import (
    NEW,
    NON_TARGET,
    TARGET,
    UNKNOWN,
    evaluators,
    identified,
    is_new,
    is_progression,
    kinds_of_tu,
    nodes,
    sizes,
)


def test_kinds_are_read_as_sponsors_write_them():
    """Signs between words do not matter, what is standardised goes before what was reported."""
    said = ["TARGET", "Non-Target", "NON_TARGET", "NEW LESION", "CYST", None, "TARGET"]
    reported = [None, None, None, None, None, "NEW", "NEW"]
    read = kinds_of_tu(table("TU", TUSTRESC=said, TUORRES=reported)).tolist()
    assert read == [TARGET, NON_TARGET, NON_TARGET, NEW, UNKNOWN, NEW, TARGET]


def test_the_lesion_of_the_same_evaluator_is_found():
    """Of two lesions T1 each evaluator has one; who identified none is given that of the other."""
    lesions = tu([*tu_rows(), lesion("T1", "TARGET", "BONE") | {"TUEVAL": "INDEPENDENT ASSESSOR"}])
    rows = [
        row | {"TREVAL": who}
        for row, who in zip([tr_rows()[0]] * 3, ("INVESTIGATOR", "INDEPENDENT ASSESSOR", "X"), strict=True)
    ]
    assert identified(tr(rows), lesions).tolist() == [0, 3, 0]
    assert identified(tr(changed(tr_rows()[:2], 1, TRLNKID=None)), tu()).tolist() == [-1, 1]


def test_evaluators_are_what_all_have():
    """A variable that one of the datasets lacks tells nobody apart."""
    assert evaluators(tr(), tu()) == ("--EVAL",)
    assert evaluators(tr(), table("TU", USUBJID=["1"])) == ()


def test_lymph_nodes_are_known_by_their_location():
    """Any location that names a lymph node is one."""
    assert nodes(table("TU", TULOC=["LYMPH NODE", "Lymph Node, Axillary", "LIVER", None])).tolist() == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("row", "size"),
    [
        ({"TRSTRESN": 12.5}, "12.5"),
        ({"TRSTRESN": 1.2, "TRSTRESU": "cm"}, "12"),
        ({"TRSTRESN": 3, "TRSTRESU": "inch"}, None),
        ({"TRSTRESN": None, "TRORRES": "too small to measure"}, "5"),
        ({"TRSTRESN": None, "TRSTRESC": "ABSENT"}, "0"),
        ({"TRSTRESN": None, "TRSTRESC": "PRESENT"}, None),
        ({"TRTESTCD": "SUMDIAM"}, None),
        ({"TRTESTCD": "TUMSTATE", "TRSTRESN": 2, "TRSTRESC": "PRESENT"}, None),
    ],
)
def test_the_size_that_counts(row, size):
    """A size that is given counts in mm; without one 5 mm is too small to measure and 0 mm is gone."""
    read = sizes(tr([tr_rows()[0] | row])).to_list()
    assert read == [None if size is None else Decimal(size)]


def test_states_of_progression_and_of_new_lesions():
    """Equivocal is neither."""
    assert [is_progression(state) for state in ("UNEQUIVOCAL", "Unequivocal progression", "EQUIVOCAL")] == [
        True,
        True,
        False,
    ]
    assert [is_new(state) for state in ("PRESENT", "UNEQUIVOCAL", "EQUIVOCAL", "ABSENT")] == [True, True, False, False]
