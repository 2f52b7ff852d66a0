"""Reads the unit table: conversions and rounding by test, and how laboratories spell units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nec_cdisc.plugin.convention import UnitConversion, UnitTable
from nec_cdisc.problem import Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Rows

FOLDER = "units"
CONVERSIONS = Form(
    (
        Column("test", filled=True),
        Column("unit"),
        Column("standard_unit"),
        Column("factor", filled=True, number="factor"),
    ),
    key=("test", "unit"),
)
ZERO_POINTS = Form(
    (Column("test", filled=True), Column("unit", filled=True), Column("zero", filled=True, number="factor")),
    key=("test", "unit"),
)
ROUNDING = Form((Column("test", filled=True), Column("decimals", filled=True, number="count")), key=("test",))
SPELLINGS = Form((Column("spelling", filled=True), Column("unit", filled=True)), key=("spelling",))
ANY_TEST = "*"


@dataclass(frozen=True, slots=True)
class Units:
    """Conversions and rounding, and the CDISC unit by the spelling that stands for it."""

    table: UnitTable
    spellings: dict[str, str]


def units(layers: Layers) -> tuple[Units, list[Problem]]:
    """Return the units of the packaged table and the study's, and their problems.

    Codes: STD101 to STD105, STD109, STD114, STD123.
    """
    conversions, problems = layers.merged(f"{FOLDER}/conversions.csv", CONVERSIONS)
    zeros, found = layers.merged(f"{FOLDER}/zero_points.csv", ZERO_POINTS)
    problems += found
    rounding, found = layers.merged(f"{FOLDER}/rounding.csv", ROUNDING)
    problems += found
    spellings, found = layers.merged(f"{FOLDER}/spellings.csv", SPELLINGS)
    problems += found
    problems += layers.unread(FOLDER, {"conversions.csv", "zero_points.csv", "rounding.csv", "spellings.csv"})
    problems += [*_two_standards(conversions), *_half_filled(conversions), *_of_nothing(zeros, conversions)]
    table = UnitTable(
        _conversions(conversions, zeros), {row["test"]: int(row["decimals"]) for row in rounding.values()}
    )
    return Units(table, {row["spelling"]: row["unit"] for row in spellings.values()}), problems


def _conversions(rows: Rows, zeros: Rows) -> dict[tuple[str, str], UnitConversion]:
    found = {}
    for key, row in rows.items():
        zero = Decimal(zeros[key]["zero"]) if key in zeros else Decimal(0)
        found[row["test"], row["unit"]] = UnitConversion(row["standard_unit"], Decimal(row["factor"]), zero)
    return found


def _half_filled(rows: Rows) -> Iterator[Problem]:
    """Yield a problem for each row that names one of unit and standard unit alone."""
    says = "A test without a unit has neither unit nor standard unit; here one of the two is filled."
    return (row.problem("STD109", says) for row in rows.values() if bool(row["unit"]) != bool(row["standard_unit"]))


def _of_nothing(zeros: Rows, conversions: Rows) -> Iterator[Problem]:
    """Yield a problem for each zero point of a unit that the test has no conversion of."""
    for key, row in zeros.items():
        if key not in conversions:
            yield row.problem("STD123", f"conversions.csv has no line for {row['unit']} of {row['test']}.")


def _two_standards(rows: Rows) -> list[Problem]:
    """Return a problem for each row whose standard unit is not that of the first row of its test."""
    standard: dict[str, str] = {}
    problems = []
    for row in rows.values():
        if not (row["unit"] and row["standard_unit"]):
            continue  # a test without a unit, or a problem of its own
        first = standard.setdefault(row["test"], row["standard_unit"])
        if first != row["standard_unit"] and row["test"] != ANY_TEST:
            message = f"{row['unit']} of {row['test']} goes to {row['standard_unit']}, other units of it to {first}."
            problems.append(row.problem("STD114", message))
    return problems
