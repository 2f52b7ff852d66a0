"""The analysis datasets of a study: their forms are the datasets of SDTM."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from nec_cdisc.mapping import conventions
from nec_cdisc.mapping.call import Call, CallReader
from nec_cdisc.mapping.cdisc_model import ADAM
from nec_cdisc.mapping.model import FilesBlock, FormBlock, SourceFile
from nec_cdisc.mapping.study import DatasetMapping, FormMapping, SourceMapping, StudyMapping
from nec_cdisc.plugin.convention import VisitMap
from nec_cdisc.problem import Place
from nec_cdisc.source.document import Document

#: The identifiers that each analysis dataset copies from the dataset of SDTM that its records come from.
IDENTIFIERS = ("STUDYID", "USUBJID")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The lines of the variables that every dataset has; ``broken`` cannot be read, ``words`` stand in those."""

    calls: Mapping[str, Call]
    broken: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TabulationDataset:
    """A dataset of SDTM as analysis reads it.

    ``columns`` are its variables, and the supplemental qualifiers in the file ``supplement``. ``kinds`` says of those
    that are no text what they hold: ``number`` or ``iso8601``. ``unheld`` are the qualifiers among the columns that no
    record has, so that the file does not have them either.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    kinds: Mapping[str, str] = field(default_factory=dict)
    supplement: str | None = None
    unheld: tuple[str, ...] = ()

    def with_planned(self, qualifiers: Iterable[str]) -> TabulationDataset:
        """Return the dataset with the qualifiers that its mapping plans, blank where no record has one."""
        more = tuple(name for name in qualifiers if name not in self.columns)
        return replace(self, columns=(*self.columns, *more), unheld=more)


def copied_identifiers(document: Document, verbs: Mapping[str, Callable[..., Any]]) -> Identifiers:
    """Return the lines of the identifiers of analysis datasets; they stand where the study writes its own."""
    reader = CallReader(document, verbs)
    calls = {name: reader.read(name, name, ("identifiers", name)) for name in IDENTIFIERS}
    return Identifiers({name: call for name, call in calls.items() if call is not None})


def analysis_study(study: StudyMapping, tabulation: Sequence[TabulationDataset], folder: str) -> StudyMapping:
    """Return the study as its analysis datasets are made: of the datasets in a folder of SDTM files."""
    source = _source(folder, tabulation)
    forms = {item.name: _form(source, item) for item in tabulation}
    forms |= {name: _made(source, dataset) for name, dataset in study.analysis.items()}
    some = next(iter(study.analysis.values()), None)
    identifiers = {name: some.variables[name] for name in IDENTIFIERS if some is not None and name in some.variables}
    return replace(
        study,
        model=ADAM,
        sources={source.name: source},
        forms=forms,
        datasets=study.analysis,
        identifiers=identifiers,
    )


def _source(folder: str, tabulation: Sequence[TabulationDataset]) -> SourceMapping:
    """Return the conventions of SDTM as those of a source: dates in ISO 8601, plain numbers."""
    forms = {item.name: FormBlock(file=item.file, key=[]) for item in tabulation}
    block = SourceFile(source="SDTM", files=FilesBlock(folder=folder), subject=["USUBJID"], forms=forms)
    return SourceMapping(
        block.source,
        block,
        Document(folder, {}),
        conventions.dates(block),
        conventions.numbers(block),
        conventions.ticks(block),
        VisitMap({}),
    )


def _made(source: SourceMapping, dataset: DatasetMapping) -> FormMapping:
    """Return an analysis dataset as a form that others can be made of."""
    place = dataset.document.place(("dataset",))
    return FormMapping(dataset.name, source, FormBlock(file=dataset.name, key=[]), {}, place, made=True)


def _form(source: SourceMapping, item: TabulationDataset) -> FormMapping:
    place = Place(f"{source.block.files.folder}/{item.file}")
    return FormMapping(
        item.name,
        source,
        source.block.forms[item.name],
        {},
        place,
        kinds=item.kinds,
        supplement=item.supplement,
        unheld=item.unheld,
    )
