"""The command explain."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.cli.explain import run_explain
from nec_cdisc.problem import CODES
from nec_cdisc.verbs import verbs


def test_a_variable_is_followed_to_its_raw_columns(study: Path, capsys):
    """Standard, rule and inputs are shown, through other variables and datasets, to the raw columns."""
    assert run_explain(study, "LB.LBDY") == 0
    said = capsys.readouterr().out
    assert "Study Day of Specimen Collection" in said
    assert "raw/lb.csv column LBDAT" in said
    assert "raw/dm.csv column FIRSTDOSE" in said
    assert "mappings/sdtm/lb.yaml:" in said


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained(study: Path, code: str, capsys):
    """Each problem code has its why and its next step."""
    assert run_explain(study, code.lower()) == 0
    said = capsys.readouterr().out
    assert said.startswith(code)
    assert "why:" in said
    assert "next:" in said


@pytest.mark.parametrize("verb", sorted(verbs()))
def test_every_verb_is_explained(study: Path, verb: str, capsys):
    """Each verb shows its manual and its arguments."""
    assert run_explain(study, verb) == 0
    said = capsys.readouterr().out
    assert said.startswith(verb)
    assert "Source:" in said


def test_an_unknown_name_gets_the_nearest_one(study: Path, capsys):
    """A misspelt variable is answered with the nearest known name and exit 1."""
    assert run_explain(study, "LB.LBDYY") == 1
    assert "did you mean LB.LBDY?" in capsys.readouterr().out


def test_lists(study: Path, capsys):
    """All verbs and all problem codes can be listed."""
    assert run_explain(study, "verbs") == 0
    assert run_explain(study, "problems") == 0
    said = capsys.readouterr().out
    assert "study_day" in said
    assert "MAP102" in said


def test_a_dataset_is_explained(study: Path, capsys):
    """Its variables stand there with what the standard says of them, and the line that maps each."""
    assert run_explain(study, "lb") == 0
    said = capsys.readouterr().out
    assert said.startswith("LB: Laboratory Test Results (Findings)")
    assert "  LBTESTCD  Req   Char  Lab Test or Examination Short Name  [mappings/sdtm/lb.yaml:" in said
    assert "  LBNAM     Perm  Char  Vendor Name\n" in said


def test_a_variable_that_no_line_maps_is_explained(study: Path, capsys):
    """Before it is mapped one wants to know what the standard has for it: label, kind, terms."""
    assert run_explain(study, "AE.AEOUT") == 0
    said = capsys.readouterr().out
    assert "label:    Outcome of Adverse Event" in said
    assert "terms:    FATAL, NOT RECOVERED/NOT RESOLVED" in said
    assert "rule:     none; no line maps it" in said


def test_of_a_long_codelist_the_first_terms_are_shown(study: Path, capsys):
    """How many there are, and that a sponsor may add some, is said behind them."""
    assert run_explain(study, "LB.LBTESTCD") == 0
    said = capsys.readouterr().out
    assert " in all); may be extended" in said


def test_no_mark_of_a_docstring_is_shown(study: Path, capsys):
    """What marks code in the source is noise on a screen."""
    for what in ("verbs", "date", "LB.LBDY"):
        assert run_explain(study, what) == 0
    assert "``" not in capsys.readouterr().out


def test_a_line_of_grades_tells_its_thresholds(capsys):
    """Who reviews the analysis reads every threshold without opening the table."""
    assert run_explain(Path(__file__).parents[2], "ADLB.ATOXGRL") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Anemia (HGB) in g/L: grade 1: < LLN; grade 2: < 100; grade 3: < 80" in said
    assert "ctcae_grade AVAL; test PARAMCD; unit LBSTRESU" in said


@pytest.mark.parametrize(("asked", "meant"), [("ADTTE.PFSMIS", "ADTTE.PFSMISS"), ("adtte.pfs", "ADTTE.PFS")])
def test_a_misspelt_parameter_gets_the_nearest_one_of_its_dataset(asked, meant, capsys):
    """Parameters that row rules make are known names, before variables of other datasets."""
    assert run_explain(Path(__file__).parents[2], asked) == 1
    assert f"did you mean {meant}?" in capsys.readouterr().out
