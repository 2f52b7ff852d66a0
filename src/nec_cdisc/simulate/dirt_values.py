"""Dirt in values: decimal signs, blanks, codes, units, results below a limit, letters outside ASCII."""

from __future__ import annotations

from nec_cdisc.simulate.analytes import ANALYTES, MARKERS
from nec_cdisc.simulate.dirt import Dirt, note, spoil
from nec_cdisc.simulate.event_catalogue import GERMAN
from nec_cdisc.simulate.forms_treatment import CHEMISTRY, HAEMATOLOGY

DECIMALS = (
    *(("lab_chemistry", name) for name in ("k", "ca", "bili", "gluc", "chol")),
    *(("lab_haematology", name) for name in ("hb", "wbc", "neut")),
    *(("vital_signs", name) for name in ("vs_weight", "vs_temp")),
    ("markers", "mk_value"),
)
TEXTS = (("ae", "ae_text"), ("conmed", "cm_text"), ("target_lesions", "tl_text"), ("dosing", "ec_unit"))
MIXED = {
    "CGA": "CgA",
    "CGB": "CgB",
    "NSE": "nse",
    "PROGRP": "ProGRP",
    "P-MTOR": "p-mTOR",
    "P-AKT": "p-Akt",
    "PTEN": "Pten",
    "mg": "MG",
}
CODED = (("ae", "ae_outcome"), ("conmed", "cm_route"), ("target_lesions", "tl_method"), ("demographics", "race"))
UNKNOWN_CODE = "77"
LIMITS = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)
UMLAUTS = {
    **GERMAN,
    "Hypothyroidism": "Schilddrüsenunterfunktion",
    "Type 2 diabetes": "Diabetes, Erkrankung der Bauchspeicheldrüse",
    "Thrombosis prophylaxis": "Vorbeugung größerer Thrombosen",
    "Progression of the neuroendocrine carcinoma": "Fortschreiten der bösartigen Erkrankung",
}
MICRO_SIGNS = ("\N{MICRO SIGN}", "\N{GREEK SMALL LETTER MU}")
SI_UNITS = {analyte.name: analyte.units[0].text for analyte in (*ANALYTES, *MARKERS)}


def german_decimal(dirt: Dirt) -> None:
    """Plant `7,4` in up to three cells."""
    for _ in range(dirt.draws.between(1, 3)):
        cell = dirt.cell(DECIMALS, lambda value: "." in value)
        if cell:
            record, column = cell
            spoil(record, column, record.cells[column].replace(".", ","), "german_decimal")


def below_limit(dirt: Dirt) -> None:
    """Plant `<20` for a low result."""
    cell = dirt.cell((("markers", "mk_value"), ("lab_chemistry", "bili")), is_low)
    if cell:
        record, column = cell
        limit = next(limit for limit in LIMITS if limit > float(record.cells[column]))
        spoil(record, column, f"<{limit:g}", "below_limit")


def is_low(value: str) -> bool:
    """Whether a result is a number below the largest limit that is ever reported."""
    return value.replace(".", "", 1).isdigit() and float(value) < LIMITS[-1]


def trailing_blank(dirt: Dirt) -> None:
    """Plant one to three blanks behind a text."""
    cell = dirt.cell(TEXTS)
    if cell:
        record, column = cell
        spoil(record, column, record.cells[column] + " " * dirt.draws.between(1, 3), "trailing_blank")


def mixed_case_code(dirt: Dirt) -> None:
    """Plant `CgA` for `CGA`, `MG` for `mg`."""
    places = (("markers", "mk_marker"), ("mtor_ihc", "ih_marker"), ("dosing", "ec_unit"))
    cell = dirt.cell(places, lambda value: value in MIXED)
    if cell:
        record, column = cell
        spoil(record, column, MIXED[record.cells[column]], "mixed_case_code")


def unknown_code(dirt: Dirt) -> None:
    """Plant a code that no list has; its label stays blank."""
    cell = dirt.cell(CODED)
    if cell:
        record, column = cell
        spoil(record, column, UNKNOWN_CODE, "unknown_code")
        record.cells[f"{column}_label"] = ""


def umlaut(dirt: Dirt) -> None:
    """Plant a German text."""
    places = (
        ("ae", "ae_text"),
        ("medical_history", "mh_text"),
        ("conmed", "cm_indication"),
        ("death", "dd_cause_text"),
    )
    cell = dirt.cell(places, lambda value: value in UMLAUTS)
    if cell:
        record, column = cell
        spoil(record, column, UMLAUTS[record.cells[column]], "umlaut")


def micro_sign(dirt: Dirt) -> None:
    """Plant a micro sign in a unit, one of the two characters that look alike."""
    places = (("lab_chemistry", "creat_u"), ("lab_chemistry", "bili_u"), ("markers", "mk_unit"), ("conmed", "cm_unit"))
    cell = dirt.cell(places, lambda value: value in {"umol/L", "ug/L", "ug"})
    if cell:
        record, column = cell
        spoil(record, column, dirt.draws.one_of(MICRO_SIGNS) + record.cells[column][1:], "micro_sign")


def unit_change(dirt: Dirt) -> None:
    """Note the first record of each laboratory form whose unit is not SI."""
    for form, analytes in (("lab_chemistry", CHEMISTRY), ("lab_haematology", HAEMATOLOGY)):
        for record in dirt.chart.of(form):
            found = [name for name in analytes if record.cells.get(f"{name}_u", SI_UNITS[name]) not in known(name)]
            if found and not record.defects and not record.locked:
                note(record, f"{found[0]}_u", "unit_change", clean=SI_UNITS[found[0]])
                break


def known(name: str) -> set[str]:
    """Ways in which the SI unit of an analyte may be written."""
    unit = SI_UNITS[name]
    return {unit, *(sign + unit[1:] for sign in MICRO_SIGNS if unit.startswith("u"))}
