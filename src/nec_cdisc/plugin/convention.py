"""What a study or a source declares once and verbs are handed: conventions, code lists, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DateConvention:
    """How a source writes dates.

    ``orders`` are the declared orders of day (d), month (m), year (y), such as ``("dmy",)``; with several, a
    text that two of them read differently is refused. ``unknown`` are texts for an unknown part or date,
    upper case. ``months`` are the languages of month names (``english``, ``german``). A two-digit year below
    ``pivot`` belongs to 20xx, one at or above it to 19xx; without a pivot such a year is refused. ``no_time`` are
    times that stand where none was collected (``00:00:00``), upper case.
    """

    orders: tuple[str, ...] = ("ymd",)
    unknown: frozenset[str] = frozenset({"UN", "UNK", "XX", "NK"})
    months: tuple[str, ...] = ("english",)
    pivot: int | None = None
    no_time: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NumberConvention:
    """How a source writes numbers.

    ``decimal`` are the decimal signs it may use (``.``, ``,``); ``grouping`` the signs between thousands.
    ``not_numeric`` are texts that stand for a result without a number (``ND``), upper case.
    """

    decimal: tuple[str, ...] = (".",)
    grouping: tuple[str, ...] = ()
    not_numeric: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TickConvention:
    """What a source writes for a tick box: texts, upper case, that mean ticked and that mean not ticked."""

    ticked: frozenset[str] = frozenset({"1", "Y", "YES", "X", "TRUE"})
    unticked: frozenset[str] = frozenset({"0", "N", "NO", "FALSE"})


@dataclass(frozen=True, slots=True)
class CodeList:
    """A study's code list: raw code to submission value.

    ``policy`` says what happens to a value without an entry: ``stop`` (an error), ``query`` (blank, and the
    site is asked) or ``keep`` (taken as typed, with a note). With ``ignore_case`` case and blanks at both
    ends do not matter. ``codelist`` is the code of the standard's codelist, where there is one.
    """

    NAMED: ClassVar[bool] = True
    name: str
    terms: Mapping[str, str]
    policy: str
    ignore_case: bool = False
    codelist: str | None = None
    folded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitConversion:
    """One line of the unit table: a result less ``zero``, times ``factor``, is the result in ``standard_unit``.

    ``zero`` is what the scale of the unit shows where that of the standard unit shows 0, such as 32 degrees Fahrenheit.
    """

    standard_unit: str
    factor: Decimal
    zero: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Conversions by test code and original unit; ``decimals`` is the rounding of a test's standard result.

    A conversion under the test ``*`` holds for every test that has none of its own for that unit.
    """

    conversions: Mapping[tuple[str, str], UnitConversion]
    decimals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decodes:
    """The standard's code to decode for the target variable at hand, such as LBTESTCD ``ALT`` to its LBTEST.

    The engine picks the terms of the target; a verb never sees those of another variable.
    """

    terms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of the protocol: name, number, planned day and epoch."""

    name: str
    number: Decimal
    day: int | None = None
    epoch: str | None = None


@dataclass(frozen=True, slots=True)
class Epoch:
    """An epoch of the protocol: its name and the variable whose date starts it (none for the first)."""

    name: str
    starts: str | None = None
    after: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of eligibility: its text, and whether it is one of ``INCLUSION`` or ``EXCLUSION``."""

    text: str
    category: str


@dataclass(frozen=True, slots=True)
class ArmElement:
    """An element at its place in an arm: ETCD, ELEMENT, EPOCH, TAETORD, and the variable whose date starts it.

    ``after`` says that it begins the day after; without ``starts`` nothing says when it begins. ``leaves`` says that
    the protocol lets a subject go somewhere else than to the next element (TATRANS).
    """

    code: str
    name: str
    epoch: str
    order: int
    starts: str | None = None
    after: bool = False
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Protocol:
    """What the protocol plans, in order: visits, epochs, criteria by IETESTCD, and the elements of each arm."""

    visits: Mapping[str, Visit]
    epochs: tuple[Epoch, ...] = ()
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    arms: Mapping[str, tuple[ArmElement, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VisitMap:
    """A source's visit names, to the protocol's; ``unscheduled`` are names of visits outside the plan."""

    names: Mapping[str, str]
    unscheduled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GradeThreshold:
    """A threshold of a toxicity grade: what is compared, how, and with ``factor`` times ``limit``, plus ``more``.

    ``of`` is ``AVAL`` (the result) or ``PCHG`` (its change from baseline in per cent), ``comparison`` one of ``<``,
    ``<=``, ``>`` and ``>=``. ``limit`` is ``LLN`` or ``ULN`` (the limits of the reference range), ``BASE`` (the
    baseline) or ``HIGHER`` (the upper limit, or the baseline where that is above it); without a limit ``more`` is the
    whole threshold.
    """

    comparison: str
    limit: str = ""
    factor: Decimal = Decimal(1)
    more: Decimal = Decimal(0)
    of: str = "AVAL"


@dataclass(frozen=True, slots=True)
class GradeTerm:
    """A toxicity term that a laboratory result can be graded by.

    ``direction`` is ``L`` (low results are toxic) or ``H``; ``grades`` the thresholds by grade, any of which makes it.
    ``unit`` is the unit of absolute thresholds, empty for a number without one; ``absolute`` says whether there are
    any. ``tests`` are values of LBTESTCD, ``fasting`` is ``Y`` or ``N`` for a term that asks whether the subject had
    eaten.
    """

    name: str
    direction: str
    grades: Mapping[int, tuple[GradeThreshold, ...]]
    unit: str = ""
    absolute: bool = False
    tests: tuple[str, ...] = ()
    fasting: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GradeTable:
    """The gradable terms of one version of the toxicity criteria, by name."""

    version: str
    terms: Mapping[str, GradeTerm]


@dataclass(frozen=True, slots=True)
class GradeTables:
    """The toxicity criteria that the standard holds, by version such as ``4.03``."""

    versions: Mapping[str, GradeTable]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of a questionnaire: the items that make its score, and what their answers mean.

    ``code`` is the QSTESTCD of the score, ``items`` those of its items, ``low`` and ``high`` their first and last
    answer, ``needed`` how many must be answered. ``kind`` is ``functional`` (a high answer is a problem, a high score
    is good), ``symptom`` (both are a problem) or ``global`` (both are good).
    """

    code: str
    name: str
    kind: str
    items: tuple[str, ...]
    low: int
    high: int
    needed: int

    @property
    def high_is_good(self) -> bool:
        """Whether a higher score is better for the subject."""
        return self.kind != "symptom"


@dataclass(frozen=True, slots=True)
class ScaleTable:
    """The scales of one questionnaire, by the code of the score."""

    name: str
    scales: Mapping[str, Scale]
