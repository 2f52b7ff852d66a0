"""Checks a package as an authority does on receipt, and as a reviewer who opens every file: each check, what it found.

What is checked is the tree of files as it will be published, never what the program believes that it wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from nec_cdisc.package.checks_of_define import define_names_files
from nec_cdisc.package.checks_of_files import (
    datasets_are_fit,
    documents_are_of_their_kind,
    files_are_ordinary,
    files_are_small_enough,
    names_are_fit,
)
from nec_cdisc.package.checks_of_study import has_start, required_files
from nec_cdisc.package.tree import Tree
from nec_cdisc.problem import Problem


class State(StrEnum):
    """What became of a check."""

    PASSED = "passed"
    FOUND = "found"
    NOT_CHECKABLE = "not checkable"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A package to be checked: its folders, the models that it holds, and the bytes that a file may have."""

    tree: Tree
    models: tuple[str, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A check: a short name, what it asks, what became of it, and the problems."""

    name: str
    asks: str
    state: State
    problems: tuple[Problem, ...] = ()


_Check = Callable[[Tree, tuple[str, ...], int], Iterator[Problem]]
#: Each check by name, with what it asks. The numbers are those of FDA's technical rejection criteria for study data.
CHECKS: tuple[tuple[str, str, _Check], ...] = (
    (
        "1734",
        "TS is there, with a complete date of study start and STUDYID",
        lambda tree, models, _: has_start(tree, models),
    ),
    ("1736", "DM, ADSL and define.xml are there", lambda tree, models, _: required_files(tree, models)),
    ("ordinary files", "no link and no device is among the files", lambda tree, _, __: files_are_ordinary(tree)),
    ("names", "files and folders have names that an eCTD may have", lambda tree, _, __: names_are_fit(tree)),
    (
        "datasets",
        "each transport file holds the dataset that its name says",
        lambda tree, models, _: datasets_are_fit(tree, models),
    ),
    (
        "define.xml",
        "define.xml names the files that are there, and no others",
        lambda tree, models, _: define_names_files(tree, models),
    ),
    ("documents", "each document is of its kind", lambda tree, _, __: documents_are_of_their_kind(tree)),
    ("sizes", "a file over the limit is there in parts as well", files_are_small_enough),
)
#: What the program does not have: the study tagging file, which says what each file of the study is.
ELSEWHERE = (
    ("1735", "each file is tagged in the study tagging file"),
    ("1789", "a study tagging file is there for each study"),
)


def rejection_checks(delivery: Delivery) -> list[Checked]:
    """Run all checks on a package as it lies there; each tells all that it finds. Raises ``OSError``."""
    done = []
    for name, asks, check in CHECKS:
        found = tuple(check(delivery.tree, delivery.models, delivery.limit))
        done.append(Checked(name, asks, State.FOUND if found else State.PASSED, found))
    for name, asks in ELSEWHERE:
        note = Problem("PKG040", f"{name}: {asks}")
        done.append(Checked(name, asks, State.NOT_CHECKABLE, (note,)))
    return done
