"""The register of accepted findings, ``mappings/waivers.csv``: what is waived, why, by whom and when."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.csv_file import Row, load_csv
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.study_path import MAPPINGS, WAIVERS, leaving

REQUIRED = ("rule", "dataset", "reason", "who", "date")
OPTIONAL = ("subject", "variable", "value", "keys", "finding")
#: How the rules of CDISC CORE begin, which are known to CORE alone.
CORE = "CORE-"
_EXAMPLE = "2026-01-31"


@dataclass(frozen=True, slots=True)
class Waiver:
    """An accepted finding, or a class of them: all of ``rule`` in ``dataset`` for which the rest holds, too.

    ``finding`` is the identity of a single one, as reports show it; ``keys`` are values that tell its record from
    others; ``variable`` has the ``value``.
    """

    rule: str
    dataset: str
    reason: str
    who: str
    date: str
    place: Place
    subject: str | None = None
    variable: str | None = None
    value: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The waivers of a study; ``problems`` are rows that cannot be used. ``exists``: there is a file at all."""

    waivers: tuple[Waiver, ...] = ()
    problems: tuple[Problem, ...] = ()
    exists: bool = False


def load_waivers(folder: Path) -> Register:
    """Read the register of a study folder; a study without one waives nothing.

    ``keys`` names the record as ``USUBJID=EV-01-003; AESEQ=4``. A row without reason, name or date, or with a date that
    is none, is a problem (WVR110) and waives nothing.
    """
    path, name = folder / MAPPINGS / WAIVERS, f"{MAPPINGS}/{WAIVERS}"
    if not os.path.lexists(path):
        return Register()
    if outside := leaving(folder, name, Place(name)):
        return Register((), (outside,), exists=True)
    table = load_csv(path, name, REQUIRED, OPTIONAL)
    problems = list(table.problems)
    found = [waiver for row in table.rows if (waiver := _waiver(row, problems)) is not None]
    return Register(tuple(found), tuple(problems), exists=True)


def unknown_rules(waivers: Collection[Waiver], known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem (WVR111) for each waiver of a rule that nobody knows; which rules CORE has, only CORE knows."""
    for waiver in waivers:
        if waiver.rule not in known and not waiver.rule.startswith(CORE):
            message = f"there is no rule '{waiver.rule}' to waive"
            yield Problem("WVR111", message, waiver.place, nearest=nearest(waiver.rule, known))


def _waiver(row: Row, problems: list[Problem]) -> Waiver | None:
    values = {name: (row.values.get(name) or "").strip() for name in (*REQUIRED, *OPTIONAL)}
    pairs = [part.partition("=") for part in values["keys"].split(";") if part.strip()]
    fault = _fault(values, pairs)
    if fault is not None:
        column, said = fault
        problems.append(Problem("WVR110", f"a waiver cannot be used: {said}", row.places.get(column, row.place)))
        return None
    return Waiver(
        values["rule"],
        values["dataset"],
        values["reason"],
        values["who"],
        values["date"],
        row.places["rule"],
        values["subject"] or None,
        values["variable"] or None,
        values["value"] or None,
        {name.strip(): value.strip() for name, _, value in pairs},
        values["finding"] or None,
    )


def _fault(values: Mapping[str, str], pairs: list[tuple[str, str, str]]) -> tuple[str, str] | None:
    """Return the column and the reason for which a waiver cannot be used, ``None`` for one that can."""
    blank = [name for name in REQUIRED if not values[name]]
    if blank:
        return blank[0], f"{', '.join(blank)} must be filled"
    if not _is_day(values["date"]):
        return "date", f"'{values['date']}' is no date; write {_EXAMPLE}"
    if not all(equal and name.strip() and value.strip() for name, equal, value in pairs):
        return "keys", "the keys are written VARIABLE=value; VARIABLE=value"
    if values["value"] and not values["variable"]:
        return "value", "a value needs the variable that has it"
    return None


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
