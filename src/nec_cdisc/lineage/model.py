"""What is kept of a run, so that each of its values can be explained later without running it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nec_cdisc.dataset.encoded import Encoded, Rows
from nec_cdisc.dataset.model import Births
from nec_cdisc.problem import Place, Problem
from nec_cdisc.study.corrections import Correction


@dataclass(frozen=True, slots=True, eq=False)
class FormCells:
    """The cells of a form as they were typed; ``rows`` are record numbers (header: row 1), ``private`` is left out.

    ``checks`` are those of the records, where the form is a transport file of SDTM.
    """

    file: str
    rows: Rows
    columns: Mapping[str, Encoded]
    private: tuple[str, ...] = ()
    checks: Rows | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """How the records of a finished dataset were made: subject, births and workings, in the order of its records.

    ``checks`` are those of the records in the transport file, once it is written.
    """

    subject: Encoded
    births: Sequence[Births]
    workings: Mapping[str, Encoded]
    checks: Rows | None = None


@dataclass(frozen=True, slots=True)
class DecidedCorrection:
    """A line of the register of corrections, and what became of it.

    ``row`` is the record that its key finds, ``None`` where it finds none or several; ``typed`` is what the export has
    in the cell. ``refused`` says why the line is not applied, ``None`` where it is. The values of ``private`` columns
    are told nowhere.
    """

    correction: Correction
    file: str
    row: int | None = None
    typed: str | None = None
    refused: str | None = None
    private: frozenset[str] = frozenset()

    @property
    def secret(self) -> bool:
        """Whether the corrected column is private."""
        return self.correction.field in self.private


@dataclass(frozen=True, slots=True)
class FormCut:
    """What the data cut-off did to a form: how many records it looked at, left out, and kept without a decision.

    ``column`` holds the date that decides, ``None`` for a form that names none and keeps all its records. Kept are
    records whose date is ``partial`` (it may lie before or after), ``unreadable`` or ``blank``.
    """

    date: str
    form: str
    file: str
    column: str | None
    place: Place
    records: int
    left_out: int = 0
    partial: int = 0
    unreadable: int = 0
    blank: int = 0

    @property
    def undecided(self) -> int:
        """How many records are kept although their date does not decide."""
        return self.partial + self.unreadable + self.blank

    @property
    def before(self) -> int:
        """How many records are dated on or before the cut-off."""
        return 0 if self.column is None else self.records - self.left_out - self.undecided


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Records of a raw file that a named rule left out; ``rows`` as a spreadsheet shows them.

    ``place`` is the mapping line of the rule, ``column`` the one that decided, where it is one.
    """

    file: str
    rows: tuple[int, ...]
    rule: str
    column: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """What is kept of a run.

    ``rules`` say how each variable is derived (see :func:`nec_cdisc.lineage.rules.rules`); ``cuts`` say what the data
    cut-off did to each form, nothing where there was none.
    """

    rules: Mapping[str, Any]
    forms: Mapping[str, FormCells]
    datasets: Mapping[str, Made]
    corrections: Sequence[DecidedCorrection] = ()
    left_out: Sequence[LeftOut] = ()
    problems: Sequence[Problem] = ()
    cuts: Sequence[FormCut] = ()
