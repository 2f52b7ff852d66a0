"""Lines of a mapping are followed to the raw columns that they read."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.run.ledger.follow import leaves, reads_cells, rules, variables


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


def test_the_variables_of_each_column_are_known(study):
    """A column behind a name, a look-up or a test is one of the variable; what a condition asks is none."""
    found = variables(study().plan)
    assert found["ae", "term"] == ("AE.AETERM",)
    assert "AE.AEDECOD" in found["coding", "pt"]
    assert "VS.VSORRESU" in found["vs", "wt_u"]
    assert ("ae", "serious") not in found


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


def test_what_a_working_name_reads_is_used_for_it(study, fates):
    """A name that only edit checks read is submitted nowhere: its cells are used, and never lost."""
    ae = (Path(__file__).parent / "conftest.py").read_text("utf-8").split('AE = """\\\n')[1].split('"""')[0]
    check = "  - {when: weight > 3, say: The event is a grave one}\n"
    worked = ae.replace("edit_checks:\n", f"working:\n  weight: {{number: grade}}\nedit_checks:\n{check}")
    worked = worked.replace("  AETOXGR: {take: grade, only_when: serious is ticked}\n", "")
    built = study({"ae": "01,001,1,Ache,,,,,,,2,,,\n"}, {"mappings/sdtm/ae.yaml": worked})
    assert rules(built.plan)["ae"]["grade"] == ("working name AE.weight",)
    assert fates(built.run(), "ae")["grade"] == {("mapped", "used for working name AE.weight"): 1}


def test_names_of_a_block_are_conditions_too_and_one_that_nothing_reads_is_said_to_be_idle(study, fates):
    """A bound of a name asks a cell; a name without a reader is a matter of the mapping, and no loss."""
    ae = (Path(__file__).parent / "conftest.py").read_text("utf-8").split('AE = """\\\n')[1].split('"""')[0]
    told = 'told: {concatenate: [term, more], separator: " ", only_when: grade is filled}, idle: why'
    changed = ae.replace('told: {concatenate: [term, more], separator: " "}', told)
    changed = changed.replace("  AETOXGR: {take: grade, only_when: serious is ticked}\n", "")
    changed = changed.replace("supplementary:\n  AEWHY: {take: why, label: Reason}\n", "")
    built = study({"ae": "01,001,1,Ache,,,,,,,2,because,,\n"}, {"mappings/sdtm/ae.yaml": changed})
    assert rules(built.plan)["ae"]["grade"] == ("condition of told of AE",)
    told = fates(built.run_all_the_same(), "ae")
    assert told["grade"] == {("mapped", "used for condition of told of AE"): 1}
    assert told["why"] == {("mapped", "used for names that nothing reads"): 1}
