"""The mapping of a study: authored files read, checked for form, and parsed; nothing is computed yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nec_cdisc.mapping.cdisc_model import SDTM, Model
from nec_cdisc.mapping.condition.tree import Condition, to_text
from nec_cdisc.mapping.endpoint import ENDPOINT_ROLES, Endpoint
from nec_cdisc.plugin.convention import (
    CodeList,
    DateConvention,
    NumberConvention,
    Protocol,
    TickConvention,
    VisitMap,
)
from nec_cdisc.problem import Place
from nec_cdisc.source.document import Document

if TYPE_CHECKING:  # what asks for names of folders alone, as validation does, builds no models of the language
    from nec_cdisc.mapping.call import Call
    from nec_cdisc.mapping.model import DatasetFile, FormBlock, SourceFile, StudyFile
    from nec_cdisc.mapping.scale_rows import ScaleRows

#: The role that decides whether a test was done, where a block has it; else its first role does.
RESULT = "result"


@dataclass(frozen=True, slots=True)
class Broken:
    """What a study declares and nobody can read: it stays known, so that nothing else is blamed for it.

    ``datasets`` and ``code_lists`` are names; ``files`` says of which kinds some file is missing altogether, so that
    its names are not known: ``dataset``, ``source``, ``code list``. ``words`` stand in what cannot be read, and any of
    them may be the name of a column or form in use.
    """

    datasets: frozenset[str] = frozenset()
    code_lists: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class SourceMapping:
    """A source and its conventions; ``set`` are the names that it gives to every row block of its forms."""

    name: str
    block: SourceFile
    document: Document
    dates: DateConvention
    numbers: NumberConvention
    ticks: TickConvention
    visits: VisitMap
    set: Mapping[str, Call] = field(default_factory=dict)

    @property
    def gives_names(self) -> bool:
        """Whether it, or one of its forms, gives names by expression, and so may name a subject in its own way."""
        return bool(self.set) or any(form.set for form in self.block.forms.values())


@dataclass(frozen=True, slots=True, eq=False)
class FormMapping:
    """A form of a source; ``leave_out`` are its named rules and those of its source.

    ``set`` are the names that every row block of the form has: those of its source, and its own before them. ``kinds``
    says of columns what values they hold where it is not text: ``number``, ``iso8601``. For analysis a form is a
    dataset of SDTM, and ``supplement`` the file of its supplemental qualifiers, which become columns of it, ``unheld``
    those that no record has; or it is a dataset that the run has ``made`` before.
    """

    name: str
    source: SourceMapping
    block: FormBlock
    leave_out: Mapping[str, Condition]
    place: Place
    set: Mapping[str, Call] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    supplement: str | None = None
    unheld: tuple[str, ...] = ()
    made: bool = False

    @property
    def path(self) -> str:
        """The form's file, relative to the study folder."""
        return self.name if self.made else f"{self.source.block.files.folder}/{self.block.file}"

    @property
    def file(self) -> str:
        """What reports call the form's file: its path, and the sheet, for one workbook may hold several forms."""
        return self.path if self.block.sheet is None else f"{self.path}#{self.block.sheet}"

    @property
    def private(self) -> frozenset[str]:
        """Columns whose values appear in no report."""
        return frozenset(self.block.private) | frozenset(self.source.block.private)


#: What a look-up matches by to find the rows of the same subject, however the two sources write its number.
SUBJECT = "USUBJID"


#: What is read of a look-up whose row a verb chooses, besides the columns of the table.
ANSWER = "answer"


@dataclass(frozen=True, slots=True, eq=False)
class LookUp:
    """A look-up: ``match`` is column of the table to name in the block, ``SUBJECT`` on both sides for the subject.

    Instead a ``call`` may choose one row for the subject; what it says beside is read under the name ``ANSWER``.
    ``name_places`` says where each name is written.
    """

    alias: str
    table: str
    match: Mapping[str, str]
    exactly_one: bool
    keep: Condition | None
    place: Place
    name_places: Mapping[str, Place] = field(default_factory=dict)
    call: Call | None = None

    @property
    def by_subject(self) -> bool:
        """Whether the rows of the same subject are meant, as the sources of both tables identify it."""
        return self.match.get(SUBJECT) == SUBJECT

    @property
    def by_columns(self) -> dict[str, str]:
        """What is matched besides the subject: column of the table to name in the block."""
        return {column: name for column, name in self.match.items() if (column, name) != (SUBJECT,) * 2}


#: The names that ``one_row_per_element`` gives, and the kind of value of each.
ELEMENT_ROLES: Mapping[str, str] = {
    "arm": "text",
    "element": "text",
    "element_name": "text",
    "element_order": "number",
    "element_epoch": "text",
}


@dataclass(frozen=True, slots=True)
class ElementRows:
    """That a block makes one record of each element that a subject entered; names are variables of DM."""

    arm: tuple[str, ...]
    last: str
    unplanned: str | None
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class BlockMapping:
    """Where records come from; ``tests`` is test code to role to raw column, ``position`` counts blocks from 1.

    ``elements`` is set where it makes one record of each element, ``scales`` where it does of each scale;
    ``endpoints`` are those of which it makes one each.

    ``constants`` is test code to role to the text that is the same in all records. ``broken`` are names that the block
    gives by a line that cannot be read; ``name_places`` says where its conditions and its tests write each name,
    ``test_places`` where each test stands.
    """

    form: str
    keep: Condition | None
    look_ups: Mapping[str, LookUp]
    tests: Mapping[str, Mapping[str, str]] | None
    set: Mapping[str, Call]
    place: Place
    keep_place: Place | None = None
    position: int = 1
    broken: frozenset[str] = frozenset()
    name_places: Mapping[str, Place] = field(default_factory=dict)
    test_places: Mapping[str, Place] = field(default_factory=dict)
    constants: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    elements: ElementRows | None = None
    endpoints: tuple[Endpoint, ...] = ()
    scales: ScaleRows | None = None

    @property
    def role_kinds(self) -> Mapping[str, str]:
        """The names that elements, scales or endpoints give, and the kind of value; those of tests are texts."""
        if self.scales is not None:
            return self.scales.role_kinds
        return ELEMENT_ROLES if self.elements is not None else ENDPOINT_ROLES if self.endpoints else {}

    @property
    def roles(self) -> tuple[str, ...]:
        """The names that the rule gives by which the block makes several records of one, or one of several."""
        if self.role_kinds:
            return tuple(self.role_kinds)
        if self.tests is None:
            return ()
        given = (*self.tests.values(), *self.constants.values())
        return ("test", *dict.fromkeys(role for roles in given for role in roles))

    @property
    def deciding(self) -> str:
        """The role whose blank value means that a test was not done; a block without tests has none.

        It is ``result``; where no test has such a role, the first one that stands for a raw column.
        """
        return RESULT if RESULT in self.roles or not self.roles else self.roles[1]


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """An edit check of the mapping."""

    when: Condition
    say: str
    place: Place
    name_places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeepFirst:
    """That of records equal in ``of_each`` the first one by ``by`` is kept; those that it prefers go before all others.

    ``name_places`` says where each name stands.
    """

    of_each: tuple[str, ...]
    by: tuple[str, ...]
    place: Place
    name_places: Mapping[str, Place]
    prefer: Condition | None = None

    @property
    def text(self) -> str:
        """The rule in words."""
        before = "" if self.prefer is None else f"those where {to_text(self.prefer)} before others, then "
        return f"the first of each {' and '.join(self.of_each)} by {before}{', '.join(self.by)}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a dataset to another, for RELREC; each end is a dataset and what its records are known by.

    By dataset ``mine`` and ``other`` are identifiers with the same values, and ``one`` is the end with one record for
    each, ``None`` where both have many. By record ``mine`` holds, under the name of the relation, what the other record
    is known by.
    """

    name: str
    mine: tuple[str, str]
    other: tuple[str, str]
    one: tuple[str, str] | None
    place: Place
    by_record: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class DatasetMapping:
    """A dataset's mapping; ``variables`` hold the identifiers of the study first, and at last those in ``working``.

    ``broken`` are variables whose line cannot be read, ``words`` what stands in such lines, ``working`` the names that
    lines and edit checks use and that are not submitted; what relations of single records name is among them.
    """

    name: str
    block: DatasetFile
    blocks: tuple[BlockMapping, ...]
    variables: Mapping[str, Call]
    supplementary: Mapping[str, Call]
    checks: tuple[Check, ...]
    document: Document
    broken: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    working: frozenset[str] = frozenset()
    relations: tuple[Relation, ...] = ()
    first: KeepFirst | None = None
    in_rows: bool = False

    def only(self, block: BlockMapping) -> DatasetMapping:
        """Return the mapping as row rules of this block see it: no variable is derived yet."""
        return replace(self, blocks=(block,), in_rows=True)


@dataclass(frozen=True, slots=True, eq=False)
class StudyMapping:
    """Everything that is authored for a study, as the datasets of one model are made of it.

    ``datasets`` are those of the ``model``, ``analysis`` those of ADaM, to be made of datasets of SDTM later on.
    ``term_places`` is code list to raw text to where its term stands; ``merged`` is what each file says together with
    what it inherits, by its name below ``mappings``.
    """

    block: StudyFile
    document: Document
    protocol: Protocol
    sources: Mapping[str, SourceMapping]
    forms: Mapping[str, FormMapping]
    code_lists: Mapping[str, CodeList]
    code_list_places: Mapping[str, Place]
    datasets: Mapping[str, DatasetMapping]
    identifiers: Mapping[str, Call]
    documents: Mapping[str, Document]
    term_places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    broken: Broken = Broken()
    merged: Mapping[str, Document] = field(default_factory=dict)
    model: Model = SDTM
    analysis: Mapping[str, DatasetMapping] = field(default_factory=dict)
