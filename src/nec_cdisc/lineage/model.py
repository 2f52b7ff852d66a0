"""What is kept of a run, so that each of its values can be explained later without running it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nec_cdisc.dataset.encoded import Encoded, Rows
from nec_cdisc.dataset.model import Births
from nec_cdisc.problem import Place, Problem


@dataclass(frozen=True, slots=True, eq=False)
class FormCells:
    """The cells of a form as they were typed; ``rows`` are record numbers (header: row 1), ``private`` is left out."""

    file: str
    rows: Rows
    columns: Mapping[str, Encoded]
    private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """How the records of a finished dataset were made: subject, births and workings, in the order of its records."""

    subject: Encoded
    births: Sequence[Births]
    workings: Mapping[str, Encoded]


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A raw cell that the register of corrections overrides; values are ``None`` where the column is private."""

    file: str
    row: int
    column: str
    old: str | None
    new: str | None
    who: str
    why: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """What is kept of a run.

    ``rules`` say how each variable is derived (see :func:`nec_cdisc.lineage.rules.rules`); ``left_out`` are file, rule
    and rows.
    """

    rules: Mapping[str, Any]
    forms: Mapping[str, FormCells]
    datasets: Mapping[str, Made]
    corrections: Sequence[AppliedCorrection] = ()
    left_out: Sequence[tuple[str, str, Sequence[int]]] = ()
    problems: Sequence[Problem] = ()
