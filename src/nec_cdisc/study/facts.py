"""What a study folder says to those who check its datasets: its export date, and the versions of its standards."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.mapping.block import read_block
from nec_cdisc.mapping.files import FOLDER, Loading
from nec_cdisc.mapping.model import StandardChoice, StudyFile
from nec_cdisc.mapping.unread import STUDY
from nec_cdisc.problem import Problem
from nec_cdisc.records.facts import Facts


@dataclass(frozen=True, slots=True)
class Told:
    """What ``study.yaml`` says; the defaults where there is none. ``problems`` are those of the file itself.

    ``study`` is the name of the study, empty where nobody told it.
    """

    study: str = ""
    facts: Facts = field(default_factory=Facts)
    standard: StandardChoice = field(default_factory=StandardChoice)
    problems: tuple[Problem, ...] = ()


def told_by(folder: Path) -> Told:
    """Return what a study folder says of itself; no other file of it is read."""
    if not (folder / FOLDER / STUDY).is_file():
        return Told()
    loading = Loading(folder, {})
    block, problems = read_block(StudyFile, loading.document(STUDY))
    if block is None:
        return Told(problems=(*loading.problems, *problems))
    return Told(block.study, Facts(export_date=block.export_date), block.standard, tuple(problems))
