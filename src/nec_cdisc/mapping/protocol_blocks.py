"""The blocks of ``protocol:``, from which epochs, visits, criteria and the trial design datasets come."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from nec_cdisc.mapping.scalars import Block, Days, Names, StudyDay, VisitNumber

#: The null flavours of ISO 21090.
NullFlavor = Literal[
    "NI", "INV", "DER", "OTH", "NINF", "PINF", "UNC", "MSK", "NA", "UNK", "ASKU", "NAV", "NASK", "QS", "TRC", "NP"
]


class NextVisitBlock(Block):
    """From one visit of a series to the next: what is added to VISITNUM and to the planned study day."""

    number: VisitNumber = Field(description="what is added to VISITNUM from one visit of the series to the next")
    day: Days = Field(description="what is added to the planned study day (VISITDY)")


class WindowBlock(Block):
    """The days around the planned day on which a visit may take place."""

    before: Days = Field(default=0, description="days before the planned day")
    after: Days = Field(default=0, description="days after the planned day")


class VisitBlock(Block):
    """A planned visit: VISITNUM, planned study day, epoch; of a series (``CYCLE 1..24 DAY 1``) those of the first."""

    number: VisitNumber = Field(description="VISITNUM, a whole number; leave gaps for visits between")
    day: StudyDay | None = Field(default=None, description="planned study day (VISITDY)")
    next: NextVisitBlock | None = Field(default=None, description="needed for a series: how number and day grow")
    last: Literal["reached"] | None = Field(
        default=None, description="reached: a series that the protocol does not end; TV has it as far as a subject came"
    )
    epoch: str | None = Field(default=None, description="epoch that the visit is planned in")
    window: WindowBlock | None = Field(default=None, description="days around the planned day, for TVSTRL")
    start_rule: str | None = Field(default=None, description="TVSTRL; by default the planned day with its window")
    end_rule: str | None = Field(default=None, description="TVENRL, the rule by which the visit ends")
    arms: Names = Field(default=[], description="arms that have the visit, by ARMCD; by default all of them")


class EpochBlock(Block):
    """An epoch: it begins on (``starts``) or the day after (``starts_after``) a date of DM."""

    name: str = Field(description="term of the codelist EPOCH")
    starts: str | None = Field(default=None, description="date of DM on which the epoch begins (DM.RFXSTDTC)")
    starts_after: str | None = Field(default=None, description="date of DM; the epoch begins the day after")


class ElementBlock(Block):
    """An element of the trial (TE). The first element of an epoch begins with it and has no start of its own."""

    name: str = Field(description="ELEMENT, at most 40 characters")
    start_rule: str = Field(description="TESTRL, the rule by which the element begins")
    end_rule: str | None = Field(default=None, description="TEENRL, the rule by which it ends; this or a duration")
    duration: str | None = Field(default=None, description="TEDUR, planned duration in ISO 8601, such as P28D")
    starts: str | None = Field(default=None, description="date of DM on which it begins, where no epoch says it")
    starts_after: str | None = Field(default=None, description="date of DM; the element begins the day after")


class ArmElementBlock(Block):
    """An element at its place in an arm (TA)."""

    element: str = Field(description="ETCD, one of the elements")
    epoch: str = Field(description="epoch that the element belongs to in this arm")
    branch: str | None = Field(default=None, description="TABRANCH: what decides, at its end, which arm goes on")
    transition: str | None = Field(default=None, description="TATRANS: where a subject goes instead of the next one")


class ArmBlock(Block):
    """An arm: its name and its elements, in order."""

    name: str = Field(description="ARM, the description of the arm")
    elements: list[ArmElementBlock] = Field(description="elements in the order of the arm (TAETORD 1, 2, ...)")


class CriterionBlock(Block):
    """A criterion whose text alone does not say all."""

    text: str = Field(description="IETEST, at most 200 characters")
    subcategory: str | None = Field(default=None, description="IESCAT")
    rule: str | None = Field(default=None, description="TIRL, the rule as a program can read it")
    versions: Names = Field(default=[], description="versions of the protocol with it (TIVERS); by default all")


class CriteriaBlock(Block):
    """The criteria of eligibility by code (IETESTCD); where the text changes, the criterion gets another code."""

    inclusion: dict[str, str | CriterionBlock] = Field(default={}, description="code: text, or a block; must be met")
    exclusion: dict[str, str | CriterionBlock] = Field(default={}, description="code: text, or a block; must not be")


class SummaryBlock(Block):
    """A value of a trial summary parameter that needs more than its text."""

    value: str | None = Field(default=None, description="TSVAL; without it a null flavour, or a date or count of DM")
    null_flavor: NullFlavor | None = Field(
        default=None, description="TSVALNF, why there is no value (ISO 21090); beside a date of DM: until it is known"
    )
    earliest: str | None = Field(default=None, description="instead of a value: a date of DM, of which the first")
    latest: str | None = Field(default=None, description="instead of a value: a date of DM, of which the last")
    count: str | None = Field(default=None, description="instead of a value: of DM, how many subjects have a value")
    among: str | None = Field(default=None, description="of these, only subjects with a value in this variable of DM")
    code: str | None = Field(default=None, description="TSVALCD; for a term of CDISC it is filled by the program")
    reference: str | None = Field(default=None, description="TSVCDREF, the terminology of the code")
    version: str | None = Field(default=None, description="TSVCDVER, the version of the terminology")
    group: str | None = Field(default=None, description="TSGRPID, what ties records together")


SummaryValues = Annotated[
    list[str | SummaryBlock],
    BeforeValidator(lambda value: value if isinstance(value, list) else [value]),
    Field(json_schema_extra={"x-single": True}),
]


class ProtocolBlock(Block):
    """What the protocol plans, in its order; the trial design datasets TA, TE, TV, TI and TS are made from it."""

    epochs: list[EpochBlock] = Field(default=[], description="epochs in order; all but the first have a start")
    visits: dict[str, VisitBlock] = Field(default={}, description="visits by name; CYCLE 1..24 DAY 1 is a series")
    elements: dict[str, ElementBlock] = Field(default={}, description="elements by ETCD, in the order of TE")
    arms: dict[str, ArmBlock] = Field(default={}, description="arms by ARMCD")
    criteria: CriteriaBlock = Field(default=CriteriaBlock(), description="criteria of eligibility")
    summary: dict[str, SummaryValues] = Field(
        default={}, description="trial summary parameters by TSPARMCD: a value, a block, or a list of them"
    )
