"""The authored files of a study as data: what may stand in them, and nothing else.

Each class is one block of YAML. The JSON schema that editors use is generated from these classes and from
the signatures of the verbs (:mod:`nec_cdisc.mapping.schema`). An *expression* is what stands after the name of a
variable: a bare name (copy it) or one verb with its arguments; it is parsed by :mod:`nec_cdisc.mapping.call`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from nec_cdisc.mapping.endpoint_blocks import EndpointBlock
from nec_cdisc.mapping.protocol_blocks import ProtocolBlock
from nec_cdisc.mapping.scalars import Block, DatasetName, ExportDate, Expression, Languages, Names, Orders, Reason
from nec_cdisc.mapping.scale_rows import ScaleRowsBlock
from nec_cdisc.mapping.statements import AssumptionBlock, DifferenceBlock


class StandardChoice(Block):
    """The versions of the standards that the study follows."""

    sdtmig: str = Field(default="3.4", description="version of the SDTM implementation guide")
    ct: str = Field(default="2025-03-28", description="date of the package of controlled terminology")
    adamig: str = Field(default="1.3", description="version of the ADaM implementation guide")
    adam_ct: str = Field(default="2025-03-28", description="date of the package of ADaM controlled terminology")


class StudyFile(Block):
    """``mappings/study.yaml``: what holds for the whole study."""

    study: str = Field(description="short name of the study, for people; STUDYID comes from identifiers")
    title: str = Field(description="title of the study")
    standard: StandardChoice = Field(default=StandardChoice(), description="versions of the standards")
    export_date: ExportDate = Field(description="date of the export; the time stamp of every output")
    identifiers: dict[str, Expression] = Field(description="variables that every dataset has, USUBJID at least")
    protocol: ProtocolBlock = Field(default=ProtocolBlock(), description="visits and epochs")
    forms_not_used: dict[str, Reason] = Field(default={}, description="forms that feed no dataset, and why")
    assumptions: list[AssumptionBlock] = Field(default=[], description="what is assumed, for the reviewer's guides")
    differences: list[DifferenceBlock] = Field(default=[], description="what protocol or registry say otherwise")
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


#: Whose values a form or table holds; define.xml names the source of an origin by it.
Collected = Literal["investigator", "subject", "vendor", "sponsor"]


class FormBlock(Block):
    """A form of the export: its file and the columns that identify a record of it in the EDC."""

    file: str = Field(description="file name in the folder of the source; its ending chooses the reader")
    key: Names = Field(description="columns that tell the records of the form apart")
    sheet: str | None = Field(default=None, description="sheet of a workbook; by default the first one")
    catalogue: str | None = Field(default=None, description="SAS formats catalogue, in the folder of the file")
    cut_off: str | None = Field(default=None, description="column of the date that the data cut-off looks at")
    cut_off_ends: dict[str, dict[str, str]] = Field(
        default={}, description="columns of later dates that the data cut-off blanks, with what other cells hold then"
    )
    private: Names = Field(default=[], description="columns whose values appear in no report, message or log")
    leave_out: dict[str, str] = Field(default={}, description="named rules: records left out, by condition")
    set: dict[str, Expression] = Field(default={}, description="names that every row block of the form has")
    dictionary: DictionaryBlock | None = Field(default=None, description="the dictionary that its terms are coded in")
    collected_from: Collected | None = Field(
        default=None, description="whose values they are, where not those of the source; see there"
    )


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
    collected_from: Collected = Field(
        default="investigator",
        description="whose values they are: investigator, subject (a diary, a questionnaire), vendor (a laboratory, an "
        "imaging reader), sponsor (tables that data management keeps, whose values are assigned)",
    )
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


class ElementRowsBlock(Block):
    """Records of the elements that a subject entered: the dates of DM that the protocol names say which."""

    arm: Names = Field(
        default=["DM.ACTARMCD", "DM.ARMCD"], description="variables of DM with the arm; the first one filled counts"
    )
    last: str = Field(
        default="DM.RFPENDTC", description="date of DM on which participation ended; what begins later is not entered"
    )
    unplanned: str | None = Field(
        default=None,
        description="variable of DM that describes an unplanned treatment (DM.ACTARMUD): the element of the first dose "
        "is UNPLAN then",
    )


class RowBlock(Block):
    """Where records come from: a form, the records kept, look-ups, one record to many."""

    form: str = Field(alias="from", description="the form whose records become records of the dataset")
    keep: str | None = Field(default=None, description="condition: records kept; the others are counted")
    look_up: dict[str, LookUpBlock] = Field(default={}, description="look-ups by alias; read as alias.column")
    choose: dict[str, Expression] = Field(
        default={},
        description="a row of another table that a verb chooses for the subject, by alias; read as alias.column, and "
        "what the verb says as alias.answer",
    )
    one_row_per_test: dict[str, dict[str, str | SameText]] | None = Field(
        default=None,
        description="test code: {result: raw column, unit: raw column, …}; one record to many, where result "
        "(without one: the first word that names a column) is filled; a constant result is always there",
    )
    one_row_per_element: ElementRowsBlock | None = Field(
        default=None, description="one record to the elements of the trial that the subject entered, for SE"
    )
    one_row_per_scale: ScaleRowsBlock | None = Field(
        default=None, description="one record to each scale of a questionnaire and time that it was filled in, for ADQS"
    )
    time_to_event: dict[str, EndpointBlock] = Field(
        default={}, description="parameter code: how time to an event is found; one record to each, for ADTTE"
    )
    set: dict[str, Expression] = Field(default={}, description="names that this block gives, by expression")
    blank: Names = Field(default=[], description="names of other blocks that this form has nothing for")


class KeepFirstBlock(Block):
    """Which records of the dataset are kept: of those that are equal in some variables, the first of the subject."""

    prefer: str | None = Field(
        default=None, description="condition: records that go before all others, such as those of the baseline"
    )
    of_each: Names = Field(min_length=1, description="variables whose values tell apart what is kept once, TULNKID")
    by: Names = Field(
        min_length=1,
        description="dates or numbers that say which is first; each decides where those before it are equal",
    )


class RelationBlock(Block):
    """What belongs together, in RELREC: records of which one names the other, or datasets with the same identifier."""

    record: Expression | None = Field(default=None, description="what names a record of the subject, by expression")
    of: str | None = Field(default=None, description="what that record is known by, such as AE.AESPID")
    one: str | None = Field(
        default=None, description="instead: an identifier with one record for each value, a variable here or TU.TULNKID"
    )
    many: Names = Field(
        default=[],
        description="the same identifier, with any number of records for each value; or both identifiers",
    )


class EditCheck(Block):
    """A check over the finished variables of a record: where ``when`` holds, the site is asked ``say``."""

    when: str = Field(description="condition over variables and raw columns of the record")
    say: str = Field(description="what is asked, one sentence")


class Example(Block):
    """A worked example: raw values of one record in, variables out; lint runs it."""

    row: dict[str, str | None] = Field(alias="in", description="raw columns, alias.column or DS.VARIABLE: value")
    out: dict[str, str | None] = Field(description="variable: value, blank, or refused where a query is raised")


class DatasetFile(Block):
    """``mappings/sdtm/<dataset>.yaml`` or ``mappings/adam/<dataset>.yaml``: one dataset, in the order of the target."""

    dataset: DatasetName = Field(description="name of the dataset, such as AE")
    one_record_per: str = Field(description="what one record stands for, in words")
    intermediate: bool = Field(
        default=False, description="true: a step on the way to other analysis datasets, which is not submitted"
    )
    rows: Annotated[
        list[RowBlock],
        BeforeValidator(lambda value: [value] if isinstance(value, dict) else value),
        Field(
            description="where records come from: one block, or a list of blocks for several forms",
            json_schema_extra={"x-single": True},
        ),
    ]
    copied: dict[str, Names] = Field(
        default={},
        description="dataset: variables that are copied from it, of the record itself or of the subject's one record",
    )
    keep_first: KeepFirstBlock | None = Field(
        default=None, description="keeps, for each subject, the first record of what several records tell of"
    )
    variables: dict[str, Expression] = Field(description="variable: expression, in the order of the standard")
    supplementary: dict[str, Expression] = Field(default={}, description="QNAM: expression with a label, for SUPP--")
    working: dict[str, Expression] = Field(
        default={}, description="name: expression, for lines and edit checks of this file; not submitted"
    )
    related: dict[str, RelationBlock] = Field(default={}, description="RELID: relation to another dataset, for RELREC")
    edit_checks: list[EditCheck] = Field(default=[], description="questions to the site about finished records")
    not_submitted: dict[str, Reason | dict[str, Reason]] = Field(
        default={}, description="column: reason, for the forms of the rows; or form: {column: reason}"
    )
    examples: list[Example] = Field(default=[], description="worked examples that lint runs")
