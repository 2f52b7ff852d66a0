"""The table of toxicity grades, and a study's rows over it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from nec_cdisc.plugin.convention import GradeThreshold
from nec_cdisc.standard import load
from nec_cdisc.standard.grading import grade_tables, thresholds
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged

HEADER = "term,direction,unit,tests,fasting,grade_1,grade_2,grade_3,grade_4,note\n"
TABLE = "ctcae-4.03/laboratory.csv"


def overlaid(tmp_path, row, file=TABLE):
    """Return the tables with a study's row over the packaged ones, and the code and place of each problem."""
    path = tmp_path / "study" / "specs" / file
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    tables, problems = grade_tables(Layers.of(packaged(), tmp_path / "study" / "specs"))
    return tables, [(problem.code, str(problem.place)) for problem in problems]


@pytest.fixture(scope="module")
def table():
    """Return the packaged table."""
    tables, problems = grade_tables(Layers.of(packaged(), None))
    assert problems == []
    return tables["4.03"]


def test_the_packaged_table_has_all_gradable_terms(table):
    """There are 42 terms of CTCAE 4.03 that a result can be graded by, 17 of low results."""
    assert len(table.terms) == 42
    assert sum(term.direction == "L" for term in table.terms.values()) == 17
    assert table.version == "4.03"


def test_a_term_reads_as_the_criteria_have_it(table):
    """Creatinine is compared with the limit and with the baseline, exactly as written."""
    creatinine = table.terms["Creatinine increased"]
    assert creatinine.grades[3] == (
        GradeThreshold(">", "ULN", Decimal(3)),
        GradeThreshold(">", "BASE", Decimal(3)),
    )
    assert (creatinine.tests, creatinine.absolute) == (("CREAT",), False)
    assert table.terms["Hemoglobin increased"].grades[2] == (GradeThreshold(">", "HIGHER", more=Decimal(20)),)
    assert (table.terms["Acidosis"].unit, table.terms["Acidosis"].absolute) == ("", True)


def test_tests_and_units_are_terms_of_the_standard(table):
    """Each test is an LBTESTCD and each unit a UNIT of the terminology, so that results are found."""
    codelists = {item.submission_value: item for item in map(load().standard.codelists.__getitem__, _codes())}
    known, units = ({term.value for term in codelists[name].terms.values()} for name in ("LBTESTCD", "UNIT"))
    assert {test for term in table.terms.values() for test in term.tests} <= known
    assert {term.unit for term in table.terms.values() if term.unit} <= units


def _codes():
    lines = Path(packaged() / "sdtm-ct-2025-03-28/index.csv").read_text("utf-8").splitlines()
    return [line.split(",")[0] for line in lines if ",LBTESTCD," in line or ",UNIT," in line]


def test_a_test_has_one_term_in_each_direction(table):
    """Fasting or not, a result is graded at most once as too low and once as too high."""
    for state in "YN":
        seen = [
            (test, term.direction)
            for term in table.terms.values()
            for test in term.tests
            if term.fasting in {"", state}
        ]
        assert len(seen) == len(set(seen))


def test_standard_units_of_the_unit_table_are_those_of_the_grades(table):
    """A result in its standard unit can be graded without a conversion of its own."""
    standard = {test: line.standard_unit for (test, _), line in load().standard.units.conversions.items()}
    differing = {
        test
        for term in table.terms.values()
        if term.absolute
        for test in term.tests
        if test in standard and standard[test] != term.unit
    }
    assert differing == set()


def test_higher_grades_are_further_out(table):
    """Against one limit, the threshold of a higher grade is more extreme than that of a lower one."""
    for term in table.terms.values():
        for limit in ("", "LLN", "ULN", "BASE", "HIGHER"):
            extremes = [
                (one.factor, one.more)
                for grade in sorted(term.grades)
                for one in term.grades[grade]
                if one.limit == limit and one.of == "AVAL"
            ]
            assert extremes == sorted(extremes, reverse=term.direction == "L"), term.name


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ()),
        ("< 0.5", (GradeThreshold("<", more=Decimal("0.5")),)),
        ("PCHG <= -25", (GradeThreshold("<=", more=Decimal(-25), of="PCHG"),)),
        (">= 2.5 x LLN", (GradeThreshold(">=", "LLN", Decimal("2.5")),)),
        ("> ULN or > BASE", (GradeThreshold(">", "ULN"), GradeThreshold(">", "BASE"))),
        ("> 1.5 x HIGHER + 20", (GradeThreshold(">", "HIGHER", Decimal("1.5"), Decimal(20)),)),
        ("<LLN", None),
        ("> 1.5 ULN", None),
        ("> 1,5 x ULN", None),
        ("> ULN and > BASE", None),
        ("> ULN or", None),
        ("> uln", None),
        ("100", None),
        ("> 1e5", None),
    ],
)
def test_a_threshold_is_read_as_written_or_not_at_all(cell, expected):
    """The small grammar of thresholds has no second way to write one."""
    assert thresholds(cell) == expected


@pytest.mark.parametrize(
    "row",
    [
        "Anemia,L,g/L,HGB,,<LLN,< 100,< 80,,",  # cannot be read
        "Anemia,L,g/L,HGB,,< LLN,> 100,< 80,,",  # the other direction
        "Anemia,L,,HGB,,< LLN,< 100,,,",  # a number without a unit
    ],
)
def test_a_row_that_cannot_be_used_is_told(tmp_path, row):
    """The file and the line of a wrong threshold are named, and the packaged row does not take its place."""
    tables, told = overlaid(tmp_path, row)
    assert told == [("STD120", f"specs/{TABLE}:2")]
    assert "Anemia" not in tables["4.03"].terms
    assert len(tables["4.03"].terms) == 41


def test_a_study_changes_a_term_and_adds_one(tmp_path):
    """A row of the study replaces the packaged one of its term; another one is added, also under its own version."""
    tables, told = overlaid(tmp_path, "Hypocalcemia,L,mmol/L,CACR,,< LLN,< 2,< 1.75,< 1.5,corrected alone")
    assert told == []
    assert tables["4.03"].terms["Hypocalcemia"].tests == ("CACR",)
    assert len(tables["4.03"].terms) == 42
    (tmp_path / "other").mkdir()
    tables, told = overlaid(tmp_path / "other", "Anemia,L,g/L,HGB,,< LLN,,,,", "ctcae-5.0/laboratory.csv")
    assert (told, sorted(tables), list(tables["5.0"].terms)) == ([], ["4.03", "5.0"], ["Anemia"])


def test_a_file_that_nobody_reads_is_told(tmp_path):
    """A misspelt name of the file is no silent nothing."""
    assert overlaid(tmp_path, "", "ctcae-4.03/lab.csv")[1] == [("STD111", "specs/ctcae-4.03/lab.csv")]
