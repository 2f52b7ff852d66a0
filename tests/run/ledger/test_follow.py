"""Lines of a mapping are followed to the raw columns that they read."""

from __future__ import annotations

from nec_cdisc.run.ledger.follow import leaves, reads_cells, rules


def _leaves(plan, dataset, variable):
    return [
        (leaf.reference.name, leaf.through, leaf.asked)
        for leaf in leaves(plan, dataset, plan.bound[f"{dataset}.{variable}"], 0)
    ]


def test_names_that_a_block_sets_are_followed_and_variables_are_not(study):
    """The term goes back to two columns through the name; the sequence number reads a variable alone."""
    plan = study().plan
    assert _leaves(plan, "AE", "AETERM") == [("term", ("told",), False), ("more", ("told",), False)]
    assert _leaves(plan, "AE", "AEDECOD") == [("pt", (), False)]
    assert _leaves(plan, "VS", "VSORRESU") == [("unit", (), False)]
    assert _leaves(plan, "VS", "VSTESTCD") == []
    assert _leaves(plan, "AE", "AESEQ") == []
    assert not reads_cells(plan, "AE", plan.bound["AE.AESEQ"], 1)


def test_what_a_condition_asks_is_no_value(study):
    """The box behind a flag is asked, so the flag makes no value of a cell."""
    plan = study().plan
    assert _leaves(plan, "AE", "AESER") == [("serious", (), True)]
    assert not reads_cells(plan, "AE", plan.bound["AE.AESER"], 1)


def test_rules_keys_and_conditions_of_each_column_are_known(study):
    """Keep, look-ups on both sides, bounds of lines, extremes and rules of the source are told by name."""
    found = rules(study().plan)
    assert found["ae"]["term"] == ("rows of AE", "look-up coded")
    assert found["ae"]["going_on"] == ("condition of AE.AEENDTC",)
    assert found["ae"]["state"] == ("rule 'never opened'",)
    assert found["coding"]["version"] == ("look-up coded", "EDC key")
    assert found["vs"]["ht"] == ("rows of VS",)
    assert found["seen"]["room"] == ("condition of DM.RFPENDTC",)
    assert "story" not in found["ae"]
