"""The unit table, and a study's rows over it."""

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import UnitConversion


def told(loaded):
    """Return code and place of each problem."""
    return [(problem.code, str(problem.place)) for problem in loaded.problems]


def test_reads_conversions_rounding_and_spellings(study):
    """Factors are exact decimals as written; decimals are whole numbers."""
    standard = study({}).standard
    assert standard.units.conversions["HGB", "g/dL"] == UnitConversion("g/L", Decimal(10))
    assert standard.units.decimals == {"HGB": 0}
    assert standard.spellings == {"g/dl": "g/dL"}


def test_a_study_replaces_and_adds_rows(study):
    """A study may round otherwise, add a unit of a test, a test, a row for all tests and a spelling."""
    header = "test,unit,standard_unit,factor\n"
    loaded = study(
        {
            "units/conversions.csv": header + "HGB,mg/L,g/L,0.001\nCGB,pmol/L,pmol/L,1\n*,%,%,1\n",
            "units/rounding.csv": "test,decimals\nHGB,1\n",
            "units/spellings.csv": "spelling,unit\ng%,g/dL\n",
        }
    )
    assert loaded.problems == ()
    units = loaded.standard.units
    assert units.conversions["HGB", "mg/L"].factor == Decimal("0.001")
    assert units.conversions["HGB", "g/dL"].factor == Decimal(10)
    assert units.conversions["*", "%"].standard_unit == "%"
    assert units.decimals == {"HGB": 1}
    assert loaded.standard.spellings == {"g/dl": "g/dL", "g%": "g/dL"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('HGB,mg/dL,g/L,"0,01"', "STD105"),
        ("HGB,mg/dL,g/L,0", "STD105"),
        ("HGB,mg/dL,,1", "STD109"),
        ("HGB,mmol/L,mmol/L,1", "STD114"),
    ],
)
def test_refuses_a_conversion_that_cannot_be(study, row, code):
    """A factor that is no number above zero, a missing unit and a second standard unit are refused at their line."""
    loaded = study({"units/conversions.csv": f"test,unit,standard_unit,factor\n{row}\n"})
    assert told(loaded) == [(code, "specs/units/conversions.csv:2")]


def test_refuses_files_that_nobody_reads(study):
    """A misspelt file of units is told, not ignored."""
    assert told(study({"units/conversion.csv": ""})) == [("STD111", "specs/units/conversion.csv")]


def test_a_test_without_a_unit_has_a_line_without_one(study):
    """A pain score from 0 to 10 has no unit, and its number is its standard number."""
    loaded = study({"units/conversions.csv": "test,unit,standard_unit,factor\nPAIN,,,1\n"})
    assert told(loaded) == []
    assert loaded.standard.units.conversions["PAIN", ""].factor == 1
    assert told(study({"units/conversions.csv": "test,unit,standard_unit,factor\nPAIN,,mm,1\n"})) == [
        ("STD109", "specs/units/conversions.csv:2")
    ]


def test_a_scale_with_another_zero_has_a_zero_point(study):
    """Degrees Fahrenheit are less 32 before they are multiplied; a zero point of no conversion is refused."""
    files = {
        "units/conversions.csv": "test,unit,standard_unit,factor\nTEMP,F,C,0.5556\n",
        "units/zero_points.csv": "test,unit,zero\nTEMP,F,32\n",
    }
    loaded = study(files)
    assert told(loaded) == []
    assert loaded.standard.units.conversions["TEMP", "F"] == UnitConversion("C", Decimal("0.5556"), Decimal(32))
    assert told(study({"units/zero_points.csv": "test,unit,zero\nTEMP,K,273.15\n"})) == [
        ("STD123", "specs/units/zero_points.csv:2")
    ]
