"""The authored files of a study as data: what may stand in them, and nothing else.

Each class is one block of YAML. The JSON schema that editors use is generated from these classes and from
the signatures of the verbs (:mod:`nec_cdisc.mapping.schema`). An *expression* is what stands after the name of a
variable: a bare name (copy it) or one verb with its arguments; it is parsed by :mod:`nec_cdisc.mapping.call`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Expression = Annotated[Any, Field(json_schema_extra={"x-kind": "expression"})]
Reason = Annotated[str, Field(min_length=3, description="why, in words a reviewer understands")]


def _listed(value: Any) -> Any:
    """Accept a single text where a list is expected: ``keys: a`` means ``keys: [a]``."""
    return [value] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_listed)]


class Block(BaseModel):
    """A block of YAML: unknown keys are errors, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StandardChoice(Block):
    """The versions of the standards that the study follows."""

    sdtmig: str = "3.4"
    ct: str = "2025-03-28"


class NextVisitBlock(Block):
    """From one visit of a series to the next: what is added to VISITNUM and to the planned study day."""

    number: Decimal
    day: int


class VisitBlock(Block):
    """A planned visit: VISITNUM, planned study day, epoch; of a series (``CYCLE 1..24 DAY 1``) those of the first."""

    number: Decimal
    day: int | None = None
    next: NextVisitBlock | None = None
    epoch: str | None = None


class EpochBlock(Block):
    """An epoch: it begins on (``starts``) or the day after (``starts_after``) a date of DM."""

    name: str
    starts: str | None = None
    starts_after: str | None = None


class ArmBlock(Block):
    """An arm of the trial."""

    code: str
    name: str


class ProtocolBlock(Block):
    """Visits, epochs and arms, in the order of the protocol."""

    epochs: list[EpochBlock] = []
    visits: dict[str, VisitBlock] = {}
    arms: list[ArmBlock] = []


class StudyFile(Block):
    """``mappings/study.yaml``: what holds for the whole study."""

    study: str
    title: str
    standard: StandardChoice = StandardChoice()
    export_date: date = Field(description="date of the export; the time stamp of every output")
    identifiers: dict[str, Expression] = Field(description="variables that every dataset has, USUBJID at least")
    protocol: ProtocolBlock = ProtocolBlock()
    forms_not_used: dict[str, Reason] = Field(default={}, description="forms that feed no dataset, and why")
    inherit: str | None = Field(default=None, description="folder of an organisation's mappings, below mappings/")


class FilesBlock(Block):
    """Where and how the files of a source are written."""

    folder: str = "raw"
    encoding: str = "utf-8"
    separator: str = ","
    quote: str = '"'


class DatesBlock(Block):
    """How a source writes dates."""

    orders: Names = Field(default=["ymd"], description="orders of day, month, year: dmy, mdy, ymd")
    unknown: Names = Field(default=["UN", "UNK", "XX", "NK"], description="texts for an unknown part")
    months: Names = Field(default=["english"], description="languages of month names: english, german")
    pivot: int | None = Field(default=None, description="two-digit years below it are 20xx, others 19xx")


class NumbersBlock(Block):
    """How a source writes numbers."""

    decimal: Names = ["."]
    grouping: Names = []
    not_numeric: Names = Field(default=[], description="texts for a result without a number")


class TicksBlock(Block):
    """How a source writes tick boxes."""

    ticked: Names = ["1"]
    not_ticked: Names = ["0"]


class FormBlock(Block):
    """A form of the export: its file and the columns that identify a record of it in the EDC."""

    file: str
    key: Names
    sheet: str | None = None
    catalogue: str | None = Field(default=None, description="SAS formats catalogue")
    cut_off: str | None = Field(default=None, description="column of the date that the data cut-off looks at")
    private: Names = Field(default=[], description="columns whose values appear in no report, message or log")
    leave_out: dict[str, str] = Field(default={}, description="named rules: records left out, by condition")


class SourceFile(Block):
    """``mappings/sources/<name>.yaml``: the conventions of one source, declared once."""

    source: str
    files: FilesBlock = FilesBlock()
    subject: Names = Field(description="raw columns that identify a subject")
    visit: str | None = Field(default=None, description="raw column that names the visit")
    missing: Names = Field(default=[], description="texts that mean missing, in every column")
    dates: DatesBlock = DatesBlock()
    numbers: NumbersBlock = NumbersBlock()
    ticks: TicksBlock = TicksBlock()
    visits: dict[str, str] = Field(default={}, description="the source's visit names to the protocol's")
    unscheduled: Names = Field(default=[], description="the source's names of unscheduled visits")
    leave_out: dict[str, str] = Field(default={}, description="named rules for every form of the source")
    not_submitted: dict[str, Reason] = Field(default={}, description="columns of every form, and why")
    private: Names = []
    forms: dict[str, FormBlock]


class CodeListBlock(Block):
    """A code list: what happens to a value without an entry (``unknown``), and the terms."""

    unknown: Literal["stop", "query", "keep"]
    ignore_case: bool = False
    codelist: str | None = Field(default=None, description="code of the standard's codelist, where it differs")
    terms: dict[str, str]


class LookUpBlock(Block):
    """A look-up in another form or dataset; a broken cardinality is a query, never the first row."""

    table: str
    match: Names | dict[str, str] = Field(description="columns of the table, or table column: name here")
    expect: Literal["at most one", "exactly one"] = "at most one"
    keep: str | None = None


class RowBlock(Block):
    """Where records come from: a form, the records kept, look-ups, one record to many."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    form: str = Field(alias="from")
    keep: str | None = None
    look_up: dict[str, LookUpBlock] = {}
    one_row_per_test: dict[str, dict[str, str]] | None = Field(
        default=None, description="test code: {result: raw column, unit: raw column, …}"
    )
    set: dict[str, Expression] = Field(default={}, description="names that this block gives, by expression")


class EditCheck(Block):
    """A check over the finished variables of a record: where ``when`` holds, the site is asked ``say``."""

    when: str
    say: str


class Example(Block):
    """A worked example: raw values of one record in, variables out; lint runs it."""

    row: dict[str, str | None] = Field(alias="in")
    out: dict[str, str | None]


class DatasetFile(Block):
    """``mappings/sdtm/<dataset>.yaml``: one dataset, in the order of the target."""

    dataset: str
    one_record_per: str
    rows: Annotated[list[RowBlock], BeforeValidator(lambda value: [value] if isinstance(value, dict) else value)]
    variables: dict[str, Expression]
    supplementary: dict[str, Expression] = {}
    edit_checks: list[EditCheck] = []
    not_submitted: dict[str, Reason | dict[str, Reason]] = {}
    examples: list[Example] = []
