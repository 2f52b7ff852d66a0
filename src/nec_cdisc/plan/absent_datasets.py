"""Tells a dataset that the mappings read and nobody has once, with all lines that read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.families.analysis import NO_DATASET
from nec_cdisc.source.nearest import nearest

#: What comes of a dataset whose variables nobody knows: kinds of value that do not fit, circles of what it would give.
_CONSEQUENCES = frozenset({"MAP126", "MAP144", "MAP161"})
#: Names of fewer characters are as near to one another as any two domains: none is suggested for them.
_TELLING = 3


def absent_dataset(study: StudyMapping, table: str, place: Place) -> Problem:
    """Return the problem of a line of analysis that reads a dataset which is neither there nor mapped."""
    files = next((source.block.files.folder for source in study.sources.values()), "SDTM")
    message = f"there is no dataset {table}: {files} holds no {table.lower()}.xpt, and no file in mappings/adam maps it"
    known = dict.fromkeys([*study.forms, *study.datasets])
    guess = nearest(table, known) if len(table) >= _TELLING else None
    return Problem(NO_DATASET, message, place, target=table, nearest=guess)


def told_once(problems: Iterable[Problem], study: StudyMapping) -> list[Problem]:
    """Return the problems with one for each absent dataset, at the first line that reads it; it names the others.

    What comes of an absent dataset, or of one whose mapping cannot be read, is left out.
    """
    told, absent = [], dict[str, list[Problem]]()
    for problem in problems:
        if problem.code == NO_DATASET:
            absent.setdefault(str(problem.target), []).append(problem)
        else:
            told.append(problem)
    if absent or study.broken.datasets:
        told = [problem for problem in told if problem.code not in _CONSEQUENCES]
    return [*told, *(_one(several) for several in absent.values())]


def _one(several: Sequence[Problem]) -> Problem:
    places = sorted({item.place for item in several if item.place is not None})
    first = next(item for item in several if item.place == places[0])
    others = dict[str, dict[int, None]]()
    for place in places:
        if (place.file, place.line) != (places[0].file, places[0].line):
            others.setdefault(place.file, {})[place.line] = None
    if not others:
        return first
    lines = "; ".join(f"{file} {', '.join(map(str, numbers))}" for file, numbers in others.items())
    return replace(first, message=f"{first.message}; it is also read in {lines}")
