"""What a package is made of: the sets of datasets, each with the plan that made it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem

#: Is told what is being done, how many bytes of it are, and of how many.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A set of datasets to submit: ``model`` names it (``sdtm``, ``adam``), ``folder`` holds its published files.

    ``recorded`` says by hashes which files the set consists of.
    """

    model: str
    plan: Plan
    folder: Path
    recorded: Path


class RefusedPackage(Exception):
    """The package cannot be delivered; ``problems`` say why, and the last one stays."""

    def __init__(self, problems: list[Problem]) -> None:
        """Refuse a package."""
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def quiet(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""
