"""Notices an export that changes under a run: a set must not mix two states of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Cells, Problem, Severity
from nec_cdisc.readers.raw_file import listed

CHANGED = "RUN120"
#: What tells two states of a file apart: size, time of the last change, and the file itself; ``None`` for no file.
State = tuple[int, int, int] | None


def states(folder: Path, forms: Iterable[FormMapping]) -> dict[str, State]:
    """Return the state of the file of each form, by its path from the study folder."""
    return {form.path: _state(folder / form.path) for form in forms}


def changes(folder: Path, before: Mapping[str, State], problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield an error for each file that is not in the state of before; what ``problems`` tell of is not told again."""
    known = set(_unusable(problems))
    for file, state in before.items():
        now = _state(folder / file)
        if now != state and not any(name == file or name.startswith(f"{file}#") for name in known):
            message = f"{file} {'went away' if now is None else 'changed'} while the run read the export"
            yield Problem(CHANGED, message, cells=Cells(file))


def require_columns(name: str, expected: Sequence[str], found: Sequence[str]) -> None:
    """Raise :class:`Unreadable` where a file no longer has the columns that the mappings were checked against."""
    if list(expected) == list(found):
        return
    gone, new = ([item for item in one if item not in other] for one, other in ((expected, found), (found, expected)))
    said = [f"{what} {listed(names)}" for what, names in (("without", gone), ("with the new", new)) if names]
    message = f"the columns of {name} changed during the run: it is now {', '.join(said) or 'in another order'}"
    raise Unreadable(Problem(CHANGED, message, cells=Cells(name, (1,))))


def unusable(problems: Iterable[Problem]) -> bool:
    """Say whether some file of the export could not be used at all, or changed."""
    return any(True for _ in _unusable(problems))


def _unusable(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        of_file = problem.code.startswith("RAW") or problem.code == CHANGED
        if of_file and problem.severity is Severity.ERROR and problem.cells is not None:
            yield problem.cells.file


def _state(path: Path) -> State:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino
