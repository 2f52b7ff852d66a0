"""The authored files of a study as data: what may stand in them, and nothing else.

Each class is one block of YAML. The JSON schema that editors use is generated from these classes and from
the signatures of the verbs (:mod:`nec_cdisc.mapping.schema`). An *expression* is what stands after the name of a
variable: a bare name (copy it) or one verb with its arguments; it is parsed by :mod:`nec_cdisc.mapping.call`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

Expression = Annotated[Any, Field(json_schema_extra={"x-kind": "expression"})]
Reason = Annotated[str, Field(min_length=3, description="why, in words a reviewer understands")]


def _listed(value: Any) -> Any:
    """Accept a single text where a list is expected: ``keys: a`` means ``keys: [a]``."""
    return [value] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_listed)]
Orders = Annotated[list[Literal["dmy", "mdy", "ymd", "ydm", "dym", "myd"]], BeforeValidator(_listed)]
Languages = Annotated[list[Literal["english", "german"]], BeforeValidator(_listed)]


def _stamped(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Accept a date in one way of writing, of a year that the header of a transport file can hold in two digits."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        message = "wants a date like 2026-01-31"
        raise ValueError(message)
    day: date = read(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"wants a year from {FIRST_YEAR} to {LAST_YEAR}, which the header of a transport file can hold"
        raise ValueError(message)
    return day


def _number(value: Decimal) -> Decimal:
    """Accept a number that a transport file can hold."""
    size = value.copy_abs()  # abs() would round, and overflow
    if size >= TOO_LARGE or (size and size.adjusted() < TOO_SMALL):
        message = "wants a number that a transport file can hold"
        raise ValueError(message)
    return value


def _dataset_name(value: str) -> str:
    """Accept a name that a transport file can have; it becomes the name of the file."""
    if not re.fullmatch(r"[A-Z][A-Z0-9]{0,7}", value):
        message = "wants 1 to 8 capital letters or digits, a letter first"
        raise ValueError(message)
    return value


def _day(value: int) -> int:
    """Accept a study day: there is no day 0, and a trial ends within two centuries."""
    if value == 0:
        message = "wants a study day, and there is no day 0: the day before day 1 is day -1"
        raise ValueError(message)
    return _days(value)


def _days(value: int) -> int:
    if abs(value) > MOST_DAYS:
        message = f"wants a number of days up to {MOST_DAYS}"
        raise ValueError(message)
    return value


#: Years that the header of a transport file can hold (``nec_cdisc.xpt.cards``), and the first number that it cannot.
FIRST_YEAR, LAST_YEAR, TOO_LARGE = 1960, 2059, Decimal(10) ** 75
#: Powers of ten below which a number is too small for it.
TOO_SMALL = -75
MOST_DAYS = 99_999
DatasetName = Annotated[str, AfterValidator(_dataset_name)]
ExportDate = Annotated[date, WrapValidator(_stamped)]
VisitNumber = Annotated[Decimal, AfterValidator(_number)]
StudyDay = Annotated[int, AfterValidator(_day)]
Days = Annotated[int, AfterValidator(_days)]


class Block(BaseModel):
    """A block of YAML: unknown keys are errors, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StandardChoice(Block):
    """The versions of the standards that the study follows."""

    sdtmig: str = Field(default="3.4", description="version of the SDTM implementation guide")
    ct: str = Field(default="2025-03-28", description="date of the package of controlled terminology")


class NextVisitBlock(Block):
    """From one visit of a series to the next: what is added to VISITNUM and to the planned study day."""

    number: VisitNumber = Field(description="what is added to VISITNUM from one visit of the series to the next")
    day: Days = Field(description="what is added to the planned study day (VISITDY)")


class VisitBlock(Block):
    """A planned visit: VISITNUM, planned study day, epoch; of a series (``CYCLE 1..24 DAY 1``) those of the first."""

    number: VisitNumber = Field(description="VISITNUM, a whole number; leave gaps for visits between")
    day: StudyDay | None = Field(default=None, description="planned study day (VISITDY)")
    next: NextVisitBlock | None = Field(default=None, description="needed for a series: how number and day grow")
    epoch: str | None = Field(default=None, description="epoch that the visit is planned in")


class EpochBlock(Block):
    """An epoch: it begins on (``starts``) or the day after (``starts_after``) a date of DM."""

    name: str = Field(description="term of the codelist EPOCH")
    starts: str | None = Field(default=None, description="date of DM on which the epoch begins (DM.RFXSTDTC)")
    starts_after: str | None = Field(default=None, description="date of DM; the epoch begins the day after")


class ProtocolBlock(Block):
    """Visits and epochs, in the order of the protocol."""

    epochs: list[EpochBlock] = Field(default=[], description="epochs in order; the first one has no start")
    visits: dict[str, VisitBlock] = Field(default={}, description="visits by name; CYCLE 1..24 DAY 1 is a series")


class StudyFile(Block):
    """``mappings/study.yaml``: what holds for the whole study."""

    study: str = Field(description="short name of the study, for people; STUDYID comes from identifiers")
    title: str = Field(description="title of the study")
    standard: StandardChoice = Field(default=StandardChoice(), description="versions of the standards")
    export_date: ExportDate = Field(description="date of the export; the time stamp of every output")
    identifiers: dict[str, Expression] = Field(description="variables that every dataset has, USUBJID at least")
    protocol: ProtocolBlock = Field(default=ProtocolBlock(), description="visits and epochs")
    forms_not_used: dict[str, Reason] = Field(default={}, description="forms that feed no dataset, and why")
    inherit: str | None = Field(default=None, description="folder of an organisation's mappings, below mappings/")


class LayerFile(Block):
    """``mappings/<layer>/layer.yaml``: what a folder of inherited mappings is, and what it inherits itself."""

    layer: str = Field(description="name and version of the layer, for people")
    inherit: str | None = Field(default=None, description="folder below mappings/ that this layer lies over")


class FilesBlock(Block):
    """Where and how the files of a source are written."""

    folder: str = Field(default="raw", description="folder of the files, from the study folder")
    encoding: str = Field(default="utf-8", description="encoding of text files; never guessed")
    separator: str = Field(default=",", description="one character between the cells of a CSV file")
    quote: str = Field(default='"', description="one character around cells that hold a separator")


class DatesBlock(Block):
    """How a source writes dates."""

    orders: Orders = Field(default=["ymd"], description="orders of day, month, year: dmy, mdy, ymd")
    unknown: Names = Field(default=["UN", "UNK", "XX", "NK"], description="texts for an unknown part")
    months: Languages = Field(default=["english"], description="languages of month names: english, german")
    pivot: int | None = Field(default=None, description="two-digit years below it are 20xx, others 19xx")
    no_time: Names = Field(default=[], description="times that mean that none was collected, such as 00:00:00")


class NumbersBlock(Block):
    """How a source writes numbers."""

    decimal: Names = Field(default=["."], description="decimal signs that the source may use")
    grouping: Names = Field(default=[], description="signs between thousands")
    not_numeric: Names = Field(default=[], description="texts for a result without a number")


class TicksBlock(Block):
    """How a source writes tick boxes."""

    ticked: Names = Field(default=["1"], description="texts of a ticked box; case does not matter")
    not_ticked: Names = Field(default=["0"], description="texts of a box that is not ticked")


class SameText(Block):
    """A text that is the same in all records, such as a unit that the form prints: ``{constant: mmHg}``."""

    constant: str = Field(min_length=1, description="the text")


class DictionaryBlock(Block):
    """The dictionary that the terms of a form are coded in, such as MedDRA; its content is the user's own."""

    name: str | SameText = Field(description="column that names the dictionary, or {constant: MedDRA}")
    version: str | SameText = Field(description='column that names its version, or {constant: "27.1"}')
    term: str = Field(description="column of the term as collected")
    coded: str = Field(description="column of the dictionary's term; blank where a term is not coded yet")


class FormBlock(Block):
    """A form of the export: its file and the columns that identify a record of it in the EDC."""

    file: str = Field(description="file name in the folder of the source; its ending chooses the reader")
    key: Names = Field(description="columns that tell the records of the form apart")
    sheet: str | None = Field(default=None, description="sheet of a workbook; by default the first one")
    catalogue: str | None = Field(default=None, description="SAS formats catalogue, in the folder of the file")
    cut_off: str | None = Field(default=None, description="column of the date that the data cut-off looks at")
    private: Names = Field(default=[], description="columns whose values appear in no report, message or log")
    leave_out: dict[str, str] = Field(default={}, description="named rules: records left out, by condition")
    dictionary: DictionaryBlock | None = Field(default=None, description="the dictionary that its terms are coded in")


class SourceFile(Block):
    """``mappings/sources/<name>.yaml``: the conventions of one source, declared once."""

    source: str = Field(description="name of the source, for people and for reports")
    files: FilesBlock = Field(default=FilesBlock(), description="where and how its files are written")
    subject: Names = Field(description="raw columns that identify a subject")
    site: str | None = Field(default=None, description="raw column that names the site; else the one of DM.SITEID")
    visit: str | None = Field(default=None, description="raw column that names the visit")
    missing: Names = Field(default=[], description="texts that mean missing, in every column")
    dates: DatesBlock = Field(default=DatesBlock(), description="how it writes dates")
    numbers: NumbersBlock = Field(default=NumbersBlock(), description="how it writes numbers")
    ticks: TicksBlock = Field(default=TicksBlock(), description="how it writes tick boxes")
    visits: dict[str, str] = Field(default={}, description="the source's visit names to the protocol's")
    unscheduled: Names = Field(default=[], description="the source's names of unscheduled visits")
    set: dict[str, Expression] = Field(default={}, description="names that the row blocks of its forms have")
    leave_out: dict[str, str] = Field(default={}, description="named rules for every form of the source")
    not_submitted: dict[str, Reason] = Field(default={}, description="columns of every form, and why")
    private: Names = Field(default=[], description="private columns of every form; see the form's own")
    forms: dict[str, FormBlock] = Field(description="forms of the source by name")


class CodeListBlock(Block):
    """A code list: what happens to a value without an entry (``unknown``), and the terms."""

    unknown: Literal["stop", "query", "keep"] = Field(
        description="a value without an entry: stop (error), query (blank, the site is asked), keep (as typed, a note)"
    )
    ignore_case: bool = Field(default=False, description="whether case and outer blanks of the raw text matter not")
    codelist: str | None = Field(default=None, description="code of the standard's codelist, where it differs")
    terms: dict[str, str] = Field(description='raw text: submission value; "" makes the value missing')


class LookUpBlock(Block):
    """A look-up in another form or dataset; a broken cardinality is a query, never the first row."""

    table: str = Field(description="a form, or a dataset of the study")
    match: Names | dict[str, str] = Field(description="columns of the table, or table column: name here")
    expect: Literal["at most one", "exactly one"] = Field(
        default="at most one",
        description="how many rows may match; several are a query, and so is none where one is expected",
    )
    keep: str | None = Field(default=None, description="condition: which rows of the table take part")


class RowBlock(Block):
    """Where records come from: a form, the records kept, look-ups, one record to many."""

    form: str = Field(alias="from", description="the form whose records become records of the dataset")
    keep: str | None = Field(default=None, description="condition: records kept; the others are counted")
    look_up: dict[str, LookUpBlock] = Field(default={}, description="look-ups by alias; read as alias.column")
    one_row_per_test: dict[str, dict[str, str | SameText]] | None = Field(
        default=None,
        description="test code: {result: raw column, unit: raw column, …}; one record to many, where result "
        "(without one: the first word that names a column) is filled; a constant result is always there",
    )
    set: dict[str, Expression] = Field(default={}, description="names that this block gives, by expression")


class EditCheck(Block):
    """A check over the finished variables of a record: where ``when`` holds, the site is asked ``say``."""

    when: str = Field(description="condition over variables and raw columns of the record")
    say: str = Field(description="what is asked, one sentence")


class Example(Block):
    """A worked example: raw values of one record in, variables out; lint runs it."""

    row: dict[str, str | None] = Field(alias="in", description="raw columns, alias.column or DS.VARIABLE: value")
    out: dict[str, str | None] = Field(description="variable: value, blank, or refused where a query is raised")


class DatasetFile(Block):
    """``mappings/sdtm/<dataset>.yaml``: one dataset, in the order of the target."""

    dataset: DatasetName = Field(description="name of the dataset, such as AE")
    one_record_per: str = Field(description="what one record stands for, in words")
    rows: Annotated[
        list[RowBlock],
        BeforeValidator(lambda value: [value] if isinstance(value, dict) else value),
        Field(
            description="where records come from: one block, or a list of blocks for several forms",
            json_schema_extra={"x-single": True},
        ),
    ]
    variables: dict[str, Expression] = Field(description="variable: expression, in the order of the standard")
    supplementary: dict[str, Expression] = Field(default={}, description="QNAM: expression with a label, for SUPP--")
    working: dict[str, Expression] = Field(
        default={}, description="name: expression, for lines and edit checks of this file; not submitted"
    )
    edit_checks: list[EditCheck] = Field(default=[], description="questions to the site about finished records")
    not_submitted: dict[str, Reason | dict[str, Reason]] = Field(
        default={}, description="column: reason, for the forms of the rows; or form: {column: reason}"
    )
    examples: list[Example] = Field(default=[], description="worked examples that lint runs")
