"""Dirt in dates. Dates that decide endpoints (consent, doses, scans, death) stay as they are."""

from __future__ import annotations

from nec_cdisc.simulate.dirt import Dirt, spoil

HISTORY = (("medical_history", "mh_start"), ("prior_therapy", "pt_start"), ("conmed", "cm_start"))
MEASURED = (("vital_signs", "vs_date"), ("ecog", "ecog_date"), ("lab_chemistry", "lc_date"))
EVENTS = (("ae", "ae_start"), ("ae", "ae_stop"))
GERMAN_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
ENGLISH_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
IMPOSSIBLE = ("31.02.", "31.04.", "30.02.", "31.11.", "31.06.")
GERMAN_SHORT = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def spoil_date(dirt: Dirt, kind: str, places: tuple[tuple[str, str], ...], pattern: str, usable: str) -> None:
    """Rewrite one date by `pattern`; `usable` is the ISO text a reader may still take from it."""
    cell = dirt.cell(places)
    if cell is None:
        return
    record, column = cell
    day, month, year = record.cells[column].split(".")
    parts = {"d": day, "m": month, "y": year, "yy": year[2:], "short_day": str(int(day))}
    parts |= {"german": GERMAN_MONTHS[int(month) - 1], "german_short": GERMAN_SHORT[int(month) - 1]}
    parts |= {"english": ENGLISH_MONTHS[int(month) - 1], "impossible": dirt.draws.one_of(IMPOSSIBLE)}
    value = pattern.format(**parts)
    spoil(record, column, value, kind, true=f"{year}-{month}-{day}", usable=usable.format(**parts))


def unknown_day(dirt: Dirt) -> None:
    """Plant `UN.08.2016`."""
    spoil_date(dirt, "unknown_day", (*HISTORY, *EVENTS), "UN.{m}.{y}", "{y}-{m}")


def unknown_month(dirt: Dirt) -> None:
    """Plant `UN.UN.2016`."""
    spoil_date(dirt, "unknown_month", HISTORY, "UN.UN.{y}", "{y}")


def unknown_date(dirt: Dirt) -> None:
    """Plant `UNK`."""
    spoil_date(dirt, "unknown_date", (*HISTORY, ("ae", "ae_stop")), "UNK", "")


def impossible_date(dirt: Dirt) -> None:
    """Plant `31.02.2017`."""
    places = (*MEASURED, ("conmed", "cm_start"), ("prior_therapy", "pt_stop"))
    spoil_date(dirt, "impossible_date", places, "{impossible}{y}", "")


def two_digit_year(dirt: Dirt) -> None:
    """Plant `14.08.16`."""
    spoil_date(dirt, "two_digit_year", (*MEASURED, ("ae", "ae_start")), "{d}.{m}.{yy}", "{y}-{m}-{d}")


def german_month_name(dirt: Dirt) -> None:
    """Plant `14. August 2016` or `14-Mrz-2016`."""
    pattern = dirt.draws.one_of(("{short_day}. {german} {y}", "{d}-{german_short}-{y}"))
    spoil_date(dirt, "german_month_name", (*HISTORY, *EVENTS), pattern, "{y}-{m}-{d}")


def english_month_name(dirt: Dirt) -> None:
    """Plant `14 AUG 2016` or `14-AUG-2016`."""
    pattern = dirt.draws.one_of(("{d} {english} {y}", "{d}-{english}-{y}"))
    spoil_date(dirt, "english_month_name", (*HISTORY, *EVENTS), pattern, "{y}-{m}-{d}")
