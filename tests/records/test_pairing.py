"""Values that belong together."""

from tests.checks.made import table

from nec_cdisc.records.pairing import differs, expected, unusual, usual_pairs


def test_the_rarer_partner_is_unusual():
    """The partner that a value has less often is unusual, and the usual one is told."""
    lb = table("LB", LBTESTCD=["A", "A", "A", "B", None], LBSTRESU=["g", "mg", "g", "mg", "mg"])
    found = unusual(lb, ("LBTESTCD",), "LBSTRESU")
    assert found.mask.tolist() == [False, True, False, False, False]
    assert found.usual[1] == "g"


def test_of_equals_the_first_is_usual():
    """Of partners as frequent as each other the one that comes first is the usual one."""
    lb = table("LB", LBTESTCD=["A", "A"], LBSTRESU=["mg", "g"])
    assert unusual(lb, ("LBTESTCD",), "LBSTRESU").mask.tolist() == [False, True]


def test_records_outside_take_no_part():
    """Records outside of those asked for are neither counted nor unusual."""
    lb = table("LB", LBTESTCD=["A", "A", "A"], LBSTRESU=["mg", "g", "g"])
    among = lb.holds("LBSTRESU", "mg")
    assert not unusual(lb, ("LBTESTCD",), "LBSTRESU", among).mask.any()


def test_nothing_is_unusual_without_records():
    """Where no record has both values nothing is unusual."""
    assert not unusual(table("LB", LBTESTCD=["A"], LBSTRESU=[None]), ("LBTESTCD",), "LBSTRESU").mask.any()


def test_pairs_are_counted_over_datasets():
    """What a value stands with most often is counted over all datasets, and held against each."""
    one = table("VS", VISITNUM=[1, 2], VISIT=["SCREENING", "DAY 1"])
    two = table("LB", VISITNUM=[1, 1, 3], VISIT=["Screening", "SCREENING", None])
    pairs = usual_pairs([one, two], "VISITNUM", "VISIT")
    assert pairs == {"1": "SCREENING", "2": "DAY 1"}
    assert expected(two, "VISITNUM", pairs).tolist() == ["SCREENING", "SCREENING", None]
    assert differs(two, "VISITNUM", "VISIT", pairs).mask.tolist() == [True, False, False]


def test_a_partner_that_a_dataset_never_has_differs():
    """A dataset in which the right partner does not occur at all differs too."""
    assert differs(table("LB", VISITNUM=[1], VISIT=["X"]), "VISITNUM", "VISIT", {"1": "Y"}).mask.tolist() == [True]
