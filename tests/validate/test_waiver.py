"""The register of waivers is read row by row; one that does not explain itself waives nothing."""

import pytest

from nec_cdisc.validate.waiver import Register, load_waivers, unknown_rules

HEADER = "rule,dataset,subject,variable,value,keys,reason,who,date\n"
GOOD = "AEV101,AE,T-1-001,AEENDTC,2019-02,USUBJID=T-1-001; AESEQ=4,Confirmed by the site,A. Manager,2026-02-01\n"


def register(folder, text):
    """Write a register and read it."""
    (folder / "mappings").mkdir()
    (folder / "mappings" / "waivers.csv").write_text(text, encoding="utf-8")
    return load_waivers(folder)


def test_a_study_without_a_register_waives_nothing(tmp_path):
    """No file is no problem, and told apart from an empty one."""
    assert load_waivers(tmp_path) == Register()
    assert register(tmp_path, HEADER) == Register(exists=True)


def test_all_that_a_row_says_is_read(tmp_path):
    """What narrows a waiver down, its explanation and its place are known."""
    (waiver,) = register(tmp_path, HEADER + GOOD).waivers
    assert (waiver.rule, waiver.dataset, waiver.subject) == ("AEV101", "AE", "T-1-001")
    assert (waiver.variable, waiver.value, waiver.finding) == ("AEENDTC", "2019-02", None)
    assert waiver.keys == {"USUBJID": "T-1-001", "AESEQ": "4"}
    assert (waiver.reason, waiver.who, waiver.date) == ("Confirmed by the site", "A. Manager", "2026-02-01")
    assert str(waiver.place) == "mappings/waivers.csv:2:1"


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("AEV101,AE,,,,,,A. Manager,2026-02-01", 15, "reason must be filled"),
        ("AEV101,AE,,,,,Known,,2026-02-01", 21, "who must be filled"),
        ("AEV101,AE,,,,,Known,A. Manager,", 32, "date must be filled"),
        ("AEV101,,,,,,Known,A. Manager,2026-02-01", 8, "dataset must be filled"),
        ("AEV101,AE,,,,,Known,A. Manager,01.02.2026", 32, "'01.02.2026' is no date"),
        ("AEV101,AE,,,,,Known,A. Manager,20260201", 32, "'20260201' is no date"),
        ("AEV101,AE,,,,AESEQ,Known,A. Manager,2026-02-01", 14, "keys are written"),
        ("AEV101,AE,,,7,,Known,A. Manager,2026-02-01", 13, "needs the variable"),
    ],
)
def test_a_waiver_that_does_not_explain_itself_is_refused(tmp_path, row, column, said):
    """A row without reason, name or date, or with one that cannot be read, is a problem at its cell."""
    read = register(tmp_path, f"{HEADER}{row}\n{GOOD}")
    (problem,) = read.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("WVR110", 2, column)
    assert said in problem.message
    assert len(read.waivers) == 1


def test_a_misspelt_column_is_a_problem_of_the_register(tmp_path):
    """A register whose header is wrong waives nothing, and says so."""
    read = register(tmp_path, "rule,dataset,reason,who,dates\nAEV101,AE,x,y,2026-02-01\n")
    assert read.waivers == ()
    assert {problem.code for problem in read.problems} == {"SRC121", "SRC122"}


def test_a_register_outside_the_study_is_refused(tmp_path):
    """A link that leads out of the study folder is not followed."""
    study, other = tmp_path / "study", tmp_path / "other.csv"
    (study / "mappings").mkdir(parents=True)
    other.write_text(HEADER + GOOD, encoding="utf-8")
    (study / "mappings" / "waivers.csv").symlink_to(other)
    read = load_waivers(study)
    assert (read.waivers, [problem.code for problem in read.problems]) == ((), ["SRC130"])


def test_a_rule_that_nobody_knows_is_a_problem(tmp_path):
    """A misspelt rule is named with the nearest one; rules of CDISC CORE are not judged."""
    rows = GOOD.replace("AEV101", "AEV1O1") + GOOD.replace("AEV101", "CORE-000123") + GOOD
    (problem,) = unknown_rules(register(tmp_path, HEADER + rows).waivers, ["AEV101", "GEN101"])
    assert (problem.code, problem.nearest, str(problem.place)) == ("WVR111", "AEV101", "mappings/waivers.csv:2:1")
