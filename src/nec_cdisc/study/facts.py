"""What a study folder says to those who check its datasets: its export date, and the versions of its standards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from nec_cdisc.problem import Problem
from nec_cdisc.records.facts import Facts
from nec_cdisc.source.yaml_file import load_yaml

STUDY = "mappings/study.yaml"


@dataclass(frozen=True, slots=True)
class Told:
    """What ``study.yaml`` says; the versions of the standards are the newest ones where it says nothing.

    ``study`` is the name of the study, empty where nobody told it. ``problems`` are those of a file that is no YAML;
    whether its blocks are right is asked by ``lint``.
    """

    study: str = ""
    facts: Facts = field(default_factory=Facts)
    sdtmig: str = "3.4"
    ct: str = "2025-03-28"
    adamig: str = "1.3"
    adam_ct: str = "2025-03-28"
    problems: tuple[Problem, ...] = ()


def told_by(folder: Path) -> Told:
    """Return what a study folder says of itself; no other file of it is read."""
    if not (folder / STUDY).is_file():
        return Told()
    document = load_yaml(folder / STUDY, STUDY)
    said: Mapping[str, Any] = document.data if isinstance(document.data, Mapping) else {}
    chosen = said.get("standard")
    standards = {name: text for name, text in chosen.items() if name in _CHOICES} if isinstance(chosen, Mapping) else {}
    texts = {name: text for name, text in standards.items() if isinstance(text, str)}
    name = said.get("study")
    study = name if isinstance(name, str) else ""
    return Told(study, Facts(export_date=_date(said.get("export_date"))), problems=tuple(document.problems), **texts)


_CHOICES = frozenset({"sdtmig", "ct", "adamig", "adam_ct"})


def _date(text: Any) -> date | None:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
