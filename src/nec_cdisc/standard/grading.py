"""Reads the toxicity grades of laboratory results: one row is a term, one cell the thresholds of a grade."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from nec_cdisc.plugin.convention import GradeTable, GradeTerm, GradeThreshold
from nec_cdisc.problem import Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Row

PREFIX = "ctcae-"
FILE = "laboratory.csv"
GRADES = (1, 2, 3, 4)
#: What stands for the unit of a number without one.
NO_UNIT = "none"
TERMS = Form(
    (
        Column("term", filled=True),
        Column("direction", filled=True, words=("L", "H")),
        Column("unit"),
        Column("tests"),
        Column("fasting", words=("", "Y", "N")),
        *(Column(f"grade_{grade}") for grade in GRADES),
        Column("note"),
    ),
    key=("term",),
)
_NUMBER = r"\d{1,12}(?:\.\d{1,12})?"
_THRESHOLD = re.compile(
    rf"(?P<of>PCHG )?(?P<comparison><=|>=|<|>) (?:(?P<absolute>-?{_NUMBER})|"
    rf"(?:(?P<factor>{_NUMBER}) x )?(?P<limit>LLN|ULN|BASE|HIGHER)(?: \+ (?P<more>{_NUMBER}))?)",
    re.ASCII,
)


def grade_tables(layers: Layers) -> tuple[Mapping[str, GradeTable], list[Problem]]:
    """Return the tables of all versions by version, such as ``4.03``, and the problems of their files.

    Codes: STD101 to STD106, STD109, STD111, and STD120 for a threshold that cannot be read, stands in a term of the
    other direction, or has a number without a unit.
    """
    tables = {}
    problems: list[Problem] = []
    for version in layers.versions(PREFIX):
        folder = PREFIX + version
        rows, found = layers.merged(f"{folder}/{FILE}", TERMS)
        problems += found + layers.unread(folder, {FILE})
        terms = {}
        for row in rows.values():
            wrong = list(_faults(row))
            problems += wrong
            if not wrong:
                terms[row["term"]] = _term(row)
        tables[version] = GradeTable(version, terms)
    return tables, problems


def thresholds(cell: str) -> tuple[GradeThreshold, ...] | None:
    """Return the thresholds of a cell, ``None`` where it cannot be read; a blank cell has none.

    A threshold is a comparison (``<``, ``<=``, ``>``, ``>=``) with a number, or with a limit (``LLN``, ``ULN``,
    ``BASE``, ``HIGHER``) that may be multiplied and added to: ``> 1.5 x ULN``, ``> HIGHER + 20``. ``PCHG`` before it
    compares the change from baseline in per cent. Several ones are joined by ``or``.
    """
    found = [_THRESHOLD.fullmatch(part) for part in cell.split(" or ")] if cell else []
    matches = [match for match in found if match is not None]
    return tuple(_threshold(match) for match in matches) if len(matches) == len(found) else None


def _threshold(match: re.Match[str]) -> GradeThreshold:
    return GradeThreshold(
        match["comparison"],
        match["limit"] or "",
        Decimal(match["factor"] or 1),
        Decimal(match["absolute"] or match["more"] or 0),
        "PCHG" if match["of"] else "AVAL",
    )


def _absolute(threshold: GradeThreshold) -> bool:
    """Say whether a threshold holds a number in a unit."""
    return threshold.of == "AVAL" and (not threshold.limit or bool(threshold.more))


def _faults(row: Row) -> list[Problem]:
    problems = []
    for grade in GRADES:
        column = f"grade_{grade}"
        read = thresholds(row[column])
        if read is None:
            message = f"{column} is {row[column]!r}; write for example < LLN, > 1.5 x ULN or > BASE."
            problems.append(row.problem("STD120", message))
            continue
        if any(one.comparison[0] != ("<" if row["direction"] == "L" else ">") for one in read):
            message = f"{column} of {row['term']} is {row[column]!r}, but the direction is {row['direction']}."
            problems.append(row.problem("STD120", message))
        if not row["unit"] and any(_absolute(one) for one in read):
            message = f"{column} of {row['term']} has a number, but the row no unit; write {NO_UNIT} where it has none."
            problems.append(row.problem("STD120", message))
    return problems


def _term(row: Row) -> GradeTerm:
    grades = {grade: thresholds(row[f"grade_{grade}"]) or () for grade in GRADES}
    return GradeTerm(
        row["term"],
        row["direction"],
        {grade: read for grade, read in grades.items() if read},
        "" if row["unit"] == NO_UNIT else row["unit"],
        any(_absolute(one) for read in grades.values() for one in read),
        tuple(row["tests"].split()),
        row["fasting"],
        row["note"],
    )
