"""Month names as sites write them, by language."""

from __future__ import annotations

MONTH_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "english": (
        ("JAN", "JANUARY"),
        ("FEB", "FEBRUARY"),
        ("MAR", "MARCH"),
        ("APR", "APRIL"),
        ("MAY",),
        ("JUN", "JUNE"),
        ("JUL", "JULY"),
        ("AUG", "AUGUST"),
        ("SEP", "SEPT", "SEPTEMBER"),
        ("OCT", "OCTOBER"),
        ("NOV", "NOVEMBER"),
        ("DEC", "DECEMBER"),
    ),
    "german": (
        ("JAN", "JANUAR", "JÄN", "JÄNNER"),
        ("FEB", "FEBER", "FEBRUAR"),
        ("MÄR", "MÄRZ", "MRZ", "MAERZ", "MARZ"),
        ("APR", "APRIL"),
        ("MAI",),
        ("JUN", "JUNI"),
        ("JUL", "JULI"),
        ("AUG", "AUGUST"),
        ("SEP", "SEPT", "SEPTEMBER"),
        ("OKT", "OKTOBER"),
        ("NOV", "NOVEMBER"),
        ("DEZ", "DEZEMBER"),
    ),
}


def months_by_name(languages: tuple[str, ...]) -> dict[str, int]:
    """Return the month (1 to 12) of each name, upper case, in the given languages."""
    return {
        name: number
        for language in languages
        for number, names in enumerate(MONTH_NAMES[language], start=1)
        for name in names
    }
