"""The validation that a diligent user of pointblank would write for SDTM and ADaM, in the library's own vocabulary.

pointblank is a library for data frames and knows nothing of CDISC: which columns, codelists and keys a dataset has
comes from the same specifications that our own checks use. One plan looks at one dataset, and at the subjects of
another one as a plain set. What needs several records or datasets at once is not written here: with the library it
would be a program of the user's own.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pointblank as pb

ISO = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d)?)?)?)?)?$"
TESTCD = r"^[A-Z_][A-Z0-9_]{0,7}$"
TEST = r"^.{1,40}$"
PRINTABLE = r"^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$"
#: Datasets whose numeric results have units, and whose records have a visit.
UNITS = ("LB", "VS", "TR")
VISITS = ("LB", "VS", "QS", "TR", "RS", "IE", "MI")
CLOSE = 1e-6


def plan(frame: pd.DataFrame, name: str, facts: dict[str, Any], subjects: list[str] | None) -> pb.Validate:
    """Return the plan of a dataset: ``facts`` from the specifications, ``subjects`` those of DM (or ADSL)."""
    check = pb.Validate(frame, tbl_name=name)
    check = check.col_exists([*facts["required"], *facts["expected"]]).col_vals_gt(columns="ROWS", value=0, pre=_rows)
    held = set(frame.columns)
    filled = [column for column in facts["required"] if column in held]
    check = check.col_vals_not_null(filled) if filled else check
    if facts.get("order"):
        check = check.col_schema_match(_schema(frame, facts), complete=False, in_order=True)
    check = _values(check, frame, facts, held)
    check = _keys(check, name, facts, held, subjects)
    check = _findings(check, name[:2], facts, held) if not name.startswith(("AD", "SUPP")) else check
    return (_analysis(check, name, held) if name.startswith("AD") else check).interrogate()


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"ROWS": [len(frame)]})


def _schema(frame: pd.DataFrame, facts: dict[str, Any]) -> pb.Schema:
    types = {"Num": ["float64"], "Char": ["str", "object", "string"]}
    known = [column for column in facts["order"] if column in frame]
    return pb.Schema(columns=[(column, types[facts["types"][column]]) for column in known])


def _values(check: pb.Validate, frame: pd.DataFrame, facts: dict[str, Any], held: set[str]) -> pb.Validate:
    for column, terms in facts["codelists"].items():
        if column in held and frame[column].dtype.kind not in "fi":
            check = check.col_vals_in_set(column, [*terms, None])
    for column in frame.columns:
        if frame[column].dtype.kind in "fi":
            if re.fullmatch(r"\w\w(ST|EN)?DY|A(ST|EN)?DY", column):
                check = check.col_vals_not_in_set(column, [0], pre=_where(column))
            continue
        check = check.col_vals_regex(column, PRINTABLE, na_pass=True)
        if column.endswith("DTC"):
            check = check.col_vals_regex(column, ISO, na_pass=True)
        elif column.endswith("TESTCD") or column in {"QNAM", "PARAMCD", "TSPARMCD"}:
            check = check.col_vals_regex(column, TESTCD, na_pass=True)
        elif column.endswith("TEST") and column != "IETEST":
            check = check.col_vals_regex(column, TEST, na_pass=True)
    return check


def _keys(
    check: pb.Validate, name: str, facts: dict[str, Any], held: set[str], subjects: list[str] | None
) -> pb.Validate:
    sequence = "ASEQ" if "ASEQ" in held else f"{name}SEQ"
    if {"USUBJID", sequence} <= held:
        check = check.rows_distinct(columns_subset=["USUBJID", sequence])
    keys = [key for key in facts["keys"] if key in held]
    if len(keys) > 1:
        check = check.rows_distinct(columns_subset=keys)
    if "DOMAIN" in held:
        check = check.col_vals_in_set("DOMAIN", [name])
    if "STUDYID" in held:
        check = check.col_vals_in_set("STUDYID", [facts["study"]])
    if subjects and "USUBJID" in held and name != "DM":
        check = check.col_vals_in_set("USUBJID", [*subjects, None])
    for code, decode in (("VISITNUM", "VISIT"), (f"{name}TESTCD", f"{name}TEST"), ("PARAMCD", "PARAM")):
        if {code, decode} <= held:
            check = check.rows_distinct(columns_subset=[code], pre=_pairs(code, decode))
            check = check.rows_distinct(columns_subset=[decode], pre=_pairs(code, decode))
    return check


def _pairs(code: str, decode: str):  # noqa: ANN202 - a function for pointblank
    def pairs(frame: pd.DataFrame) -> pd.DataFrame:
        return frame.dropna(subset=[code, decode]).drop_duplicates([code, decode])

    return pairs


def _findings(check: pb.Validate, prefix: str, facts: dict[str, Any], held: set[str]) -> pb.Validate:
    """Return the plan with the rules of results, ranges and dates of one record."""
    number, unit, text = f"{prefix}STRESN", f"{prefix}STRESU", f"{prefix}STRESC"
    if {number, unit} <= held and prefix in UNITS:
        check = check.col_vals_not_null(unit, pre=_where(number))
    if {number, text} <= held:
        check = check.col_vals_not_null(number, pre=_numeric(text))
    if prefix in VISITS and "VISITNUM" in held:
        check = check.col_vals_not_null("VISITNUM")
    for low, high in ((f"{prefix}ORNRLO", f"{prefix}ORNRHI"), (f"{prefix}STNRLO", f"{prefix}STNRHI")):
        if {low, high} <= held and low.endswith("STNRLO"):
            check = check.col_vals_le(low, pb.col(high), na_pass=True)
    start, end = f"{prefix}STDTC", f"{prefix}ENDTC"
    if {start, end} <= held:
        check = check.col_vals_expr(
            lambda frame: frame[start].isna() | frame[end].isna() | _not_after(frame[start], frame[end]),
            brief=f"{start} {end}",
        )
    return _domain(check, prefix, facts, held)


def _domain(check: pb.Validate, prefix: str, facts: dict[str, Any], held: set[str]) -> pb.Validate:
    """Return the plan with what this study asks of single domains."""
    number = f"{prefix}STRESN"
    if prefix == "EX" and "EXDOSE" in held:
        check = check.col_vals_in_set("EXDOSE", facts["doses"])
    if prefix == "QS" and number in held:
        check = check.col_vals_between(number, 1, 7, na_pass=True)
        check = check.col_vals_between(number, 1, 4, na_pass=True, pre=_items)
    if prefix == "AE" and {"AESER", "AEREL"} <= held:
        check = check.col_vals_not_null(["AESER", "AEREL", "AEACN", "AEDECOD", "AEOUT"])
    if prefix == "TU" and "TULOC" in held:
        check = check.col_vals_not_null("TULOC")
    return check


def _not_after(start: pd.Series, end: pd.Series) -> pd.Series:
    size = [min(len(one), len(two)) for one, two in zip(start.fillna(""), end.fillna(""), strict=True)]
    return pd.Series(
        [one[:n] <= two[:n] for one, two, n in zip(start.fillna(""), end.fillna(""), size, strict=True)],
        index=start.index,
    )


def _where(column: str):  # noqa: ANN202 - a function for pointblank
    return lambda frame: frame[frame[column].notna()]


def _numeric(column: str):  # noqa: ANN202 - a function for pointblank
    return lambda frame: frame[pd.to_numeric(frame[column], errors="coerce").notna()]


def _items(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[~frame["QSTESTCD"].isin(["EOR0129", "EOR0130"])]


def _analysis(check: pb.Validate, name: str, held: set[str]) -> pb.Validate:
    """Return the plan with the arithmetic of one analysis record."""
    if {"AVAL", "BASE", "CHG"} <= held:
        check = check.col_vals_expr(
            lambda f: f["CHG"].isna() | ((f["AVAL"] - f["BASE"] - f["CHG"]).abs() < CLOSE), brief="CHG AVAL BASE"
        )
    if {"CHG", "BASE", "PCHG"} <= held:
        check = check.col_vals_expr(
            lambda f: f["PCHG"].isna() | ((f["CHG"] / f["BASE"] * 100 - f["PCHG"]).abs() < CLOSE), brief="PCHG CHG BASE"
        )
    if name == "ADTTE" and {"CNSR", "AVAL"} <= held:
        days = {"pre": lambda f: f[f["PARAM"].str.contains("days")]}
        check = check.col_vals_expr(
            lambda f: f["AVAL"] == f["ADT"] - f["STARTDT"] + 1, brief="AVAL ADT STARTDT", **days
        )
        check = check.col_vals_ge("CNSR", 0).col_vals_ge("AVAL", 0)
    if {"ABLFL", "PARAMCD"} <= held:
        flagged = {"pre": lambda f: f[f["ABLFL"] == "Y"]}
        check = check.rows_distinct(columns_subset=["USUBJID", "PARAMCD"], **flagged)
    for flag in ("SAFFL", "FASFL", "PPROTFL"):
        if name == "ADSL" and flag in held:
            check = check.col_vals_in_set(flag, ["Y", "N"])
    return check
