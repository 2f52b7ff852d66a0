"""Each row and each cell of a small study ends as one thing, worked out by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

from nec_cdisc.plan.lint import lint
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study

AE = """\
01,001,1,Ache,,1,0,05.07.2019,06.07.2019,0,2,because,secret,
01,001,2,Itch,badly,0,1,40.07.2019,UN,1,3,,,
01,001,3,Ache,NK,0,x,05.07.2019,06.07.2019,1,3,,,
01,002,1,,lost,0,0,05.07.2019,,0,,,,
09,009,1,Ache,,1,0,05.07.2019,,0,1,,,
01,002,2,Ache,,1,0,05.07.2019,,0,1,,,Closed
01,002,3,Ache,,0,0,05.07.2019,,0,,,,
01,002,3,Ache,,0,0,05.07.2019,,0,,,,
"""
NOT_KEPT = ("left out", "not kept for AE, where only: term is filled")
CLOSED = ("left out", "never opened")
AGAIN = ("left out", "repeated record")
ORPHAN = ("problem", "ROW105 the subject has no record in DM")
WITHHELD = ("problem", "ROW106 a required value is missing: AEDECOD, withheld")


def test_each_row_has_one_fate(study, fates):
    """A row is mapped, left out under its rule, or withheld under its code; together they are all rows."""
    ran = study({"ae": AE}).run()
    assert fates(ran, "ae")[None] == {("mapped", ""): 3, NOT_KEPT: 1, CLOSED: 1, AGAIN: 1, ORPHAN: 1, WITHHELD: 1}


def test_a_cell_is_mapped_where_the_variable_has_a_value(study, fates):
    """Through the name that a block sets, too; a text that means missing and a record that is gone give nothing."""
    told = fates(study({"ae": AE}).run(), "ae")
    lost = {CLOSED: 1, AGAIN: 1, ORPHAN: 1, WITHHELD: 1}
    assert told["term"] == {("mapped", "AE.AETERM"): 3, **lost}
    assert told["more"] == {("left out", "means missing in source edc"): 1, NOT_KEPT: 1, WITHHELD: 1}
    assert told["why"] == {("mapped", "AE.AEWHY"): 1}
    assert told["story"] == {("not submitted", "free text that may name the patient"): 1}


def test_a_cell_without_a_value_says_why(study, fates):
    """A refused value is a problem, an unticked box and a bound of the line are named rules."""
    told = fates(study({"ae": AE}).run(), "ae")
    assert told["death"][("left out", "AE.AESDTH: ticked gives nothing for it")] == 2
    assert told["death"][("problem", "VAL105 text of a tick box not declared")] == 1
    assert told["start"][("problem", "VAL112 impossible date")] == 1
    assert told["stop"][("problem", "ROW107 a value stands where the form says there is none")] == 1
    assert told["grade"][("left out", "AE.AETOXGR: only when serious is ticked")] == 1
    assert told["serious"][("mapped", "AE.AESER")] == 1
    assert told["serious"][("mapped", "used for condition of AE.AESER, condition of AE.AETOXGR")] == 2


def test_a_refused_value_that_another_variable_has_says_so(study, fates):
    """A text that is no number stands in the result as collected: a problem, and its detail tells of both."""
    vs = "01,001,01.07.2019,tall,cm,,,\n"
    told = fates(study({"vs": vs}).run(), "vs")
    assert told["ht"] == {("problem", "VAL121 text that is no number; mapped to VS.VSORRES, VS.VSSTRESC"): 1}


def test_tests_of_a_wide_form_are_accounted_for_one_by_one(study, fates):
    """A unit without a result and a result that is not kept are told apart; a row without any is left out."""
    vs = "01,001,01.07.2019,170,cm,0,kg,\n01,001,02.07.2019,,cm,70,kg,\n01,002,02.07.2019,,cm,,,\n"
    told = fates(study({"vs": vs}).run(), "vs")
    without = ("left out", "test without result, not in VS")
    assert told[None] == {("mapped", ""): 2, without: 1}
    assert told["ht_u"] == {("mapped", "VS.VSORRESU"): 1, without: 2}
    assert told["wt"] == {("mapped", "VS.VSORRES, VS.VSSTRESC, VS.VSSTRESN"): 1, ("mapped", "used for rows of VS"): 1}
    kept = ("left out", "not kept for VS, where only: result is not 0")
    assert told["wt_u"] == {("mapped", "VS.VSORRESU"): 1, kept: 1}


def test_a_corrected_cell_says_so(study, fates):
    """The raw cell counts, with the word that its value was corrected; one corrected to nothing is left out."""
    register = (
        "form,key,field,old_value,new_value,who,why\n"
        "ae,site=01; subj=001; no=1,start,40.07.2019,04.07.2019,dm,site answered\n"
        "ae,site=01; subj=001; no=1,why,because,,dm,site answered\n"
    )
    ae = "01,001,1,Ache,,1,0,40.07.2019,,0,2,because,,\n"
    told = fates(study({"ae": ae}, {"mappings/corrections.csv": register}).run(), "ae")
    assert told["start"] == {("mapped", "AE.AESTDTC (value corrected)"): 1}
    assert told["why"] == {("left out", "taken away by the register of corrections"): 1}


def test_records_after_the_cut_off_are_left_out_by_it(study, fates):
    """A subject after the cut-off takes the rows of all forms along, each under the rule."""
    ae = "01,001,1,Ache,,,,,,,,,,\n01,002,1,Ache,,,,,,,,,,\n"
    ran = study({"ae": ae}).run("2019-07-01")
    assert fates(ran, "dm")[None] == {("mapped", ""): 2, ("left out", "after the data cut-off 2019-07-01"): 1}
    assert fates(ran, "ae")[None] == {("mapped", ""): 1, ("left out", "subject after the data cut-off 2019-07-01"): 1}


def test_private_values_are_counted_and_not_told(study):
    """Nothing in the ledger holds a value of a private column."""
    ran = study({"ae": AE}).run()
    assert "secret" not in repr([[*form.lines()] for form in ran.outcome.ledger.forms])


def test_sheets_of_one_workbook_are_forms_of_their_own(tmp_path):
    """A study whose forms are sheets of one file ties out form by form, and a refused value is one of its own sheet."""
    folder = tmp_path / "asthma"
    shutil.copytree(Path(__file__).parents[2] / "studies" / "asthma", folder)
    linted = lint(open_study(folder))
    ledger = execute(linted.plan, Inputs(folder, None, linted.study.corrections)).ledger
    assert ledger.ties_out()
    refused = [
        (form.name, column)
        for form in ledger.forms
        for column, reason, _, cells in form.lines()
        if reason.detail.startswith("VAL102") and cells
    ]
    assert refused == [("Ereignisse", "Schwere"), ("Vorgeschichte", "Besteht")]
