"""The commands lint and plan."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.cli.lint import run_lint, run_plan
from nec_cdisc.plan.compile import compile_plan
from nec_cdisc.study.folder import open_study


def test_lint_shows_place_frame_and_advice(study: Path, capsys):
    """A wrong name is shown with file:line:column, a code frame, the nearest name and the next step."""
    path = study / "mappings" / "sdtm" / "lb.yaml"
    path.write_text(path.read_text().replace("LBORRES: RESULT", "LBORRES: RESUTL"), encoding="utf-8")
    assert run_lint(study) == 1
    said = capsys.readouterr().out
    line = path.read_text().splitlines().index("  LBORRES: RESUTL") + 1
    assert f"MAP121 mappings/sdtm/lb.yaml:{line}:" in said
    assert "LBORRES: RESUTL" in said
    assert "did you mean RESULT?" in said
    assert "next:" in said


def test_lint_reports_everything_at_once(study: Path, capsys):
    """Three faults in three files are three problems of one call."""
    for name, old, new in (
        ("sdtm/lb.yaml", "LBDY: {study_day: LBDTC}", "LBDY: {study_day: LBDTC, from: x}"),
        ("sdtm/dm.yaml", "AGEU: {constant: YEARS}", "AGEU: {constant: YEERS}"),
        ("sources/edc.yaml", "visit: VISIT", "visits_: VISIT"),
    ):
        path = study / "mappings" / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new), encoding="utf-8")
    assert run_lint(study) == 1
    said = capsys.readouterr().out
    assert "MAP113" in said
    assert "MAP102" in said


def test_plan_prints_what_the_run_executes(study: Path, capsys):
    """Each step of the plan is one line, in the order of the run."""
    assert run_plan(study) == 0
    lines = capsys.readouterr().out.splitlines()
    opened = open_study(study)
    assert opened.mapping is not None
    plan, _ = compile_plan(opened.mapping, opened.standard, opened.headers)
    assert lines[0].split()[1:3] == ["read", "dm"]
    shown = [line[len(str(len(plan.steps))) :].strip() for line in lines]
    assert all(text.startswith(step.id) for text, step in zip(shown, plan.steps, strict=True))


def test_plan_of_wrong_mappings_is_refused(study: Path, capsys):
    """A plan that could not be executed is not shown."""
    (study / "mappings" / "sdtm" / "lb.yaml").write_text("dataset: LB\n", encoding="utf-8")
    assert run_plan(study) == 1
    assert "MAP103" in capsys.readouterr().out


def test_plan_shows_the_mappings_after_inheritance(study: Path, capsys):
    """With --resolved each line of the study and of what it inherits is shown, also of a study that lint refuses."""
    house = study / "mappings" / "house" / "sdtm"
    house.mkdir(parents=True)
    (study / "mappings" / "sdtm" / "dm.yaml").rename(house / "dm.yaml")
    path = study / "mappings" / "study.yaml"
    path.write_text(path.read_text("utf-8") + "inherit: house\n", encoding="utf-8")
    (study / "mappings" / "sdtm" / "dm.yaml").write_text("variables:\n  SEX: {cod: SEX}\n", encoding="utf-8")
    assert run_plan(study, resolved=True) == 0
    said = capsys.readouterr().out
    assert "    SEX: {cod: SEX}" in said
    assert "# mappings/sdtm/dm.yaml:2, instead of mappings/house/sdtm/dm.yaml:" in said


def test_mappings_that_cannot_be_read_are_not_shown(study: Path, capsys):
    """What is left without the file would not be what the study means."""
    (study / "mappings" / "sdtm" / "lb.yaml").write_text("dataset: [\n", encoding="utf-8")
    assert run_plan(study, resolved=True) == 1
    assert "SRC110" in capsys.readouterr().out


def test_lint_says_that_code_of_the_study_is_trusted(study: Path, capsys):
    """Functions of the study are counted and named, with what they may do; without any nothing is said."""
    run_lint(study)
    assert "all rights" not in capsys.readouterr().out
    text = (
        "from nec_cdisc.plugin.verb import Text, value_verb\n\n\n"
        '@value_verb\ndef own(value: Text) -> str:\n    """Give it."""\n    return value\n'
    )
    (study / "mappings" / "functions.py").write_text(text, encoding="utf-8")
    run_lint(study)
    assert "1 function of mappings/functions.py run as code of the study" in capsys.readouterr().out
