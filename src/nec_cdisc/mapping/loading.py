"""Reads the mappings of a study folder: all files, all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from nec_cdisc.mapping import conventions
from nec_cdisc.mapping.analysis import Identifiers, copied_identifiers
from nec_cdisc.mapping.block import read_block
from nec_cdisc.mapping.call import CallReader
from nec_cdisc.mapping.cdisc_model import ADAM, SDTM, Model
from nec_cdisc.mapping.dataset_reader import read_dataset
from nec_cdisc.mapping.declared import check_protocol, check_source
from nec_cdisc.mapping.files import FOLDER, Loading
from nec_cdisc.mapping.layers import layers
from nec_cdisc.mapping.model import CodeListBlock, DatasetFile, FormBlock, SourceFile, StudyFile
from nec_cdisc.mapping.series import SeriesError
from nec_cdisc.mapping.study import DatasetMapping, FormMapping, SourceMapping, StudyMapping
from nec_cdisc.mapping.unread import unread_files
from nec_cdisc.plugin.convention import Protocol, VisitMap
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document

#: What is said of a study that has no analysis datasets.
NO_ANALYSIS = "the study maps no analysis dataset"


def load_mapping(
    folder: Path,
    verbs: Mapping[str, Callable[..., Any]],
    failed: Collection[str] = (),
    model: Model = SDTM,
) -> tuple[StudyMapping | None, list[Problem], Mapping[str, Document]]:
    """Read all mappings of a study folder.

    Returns the mapping (``None`` where ``study.yaml`` cannot be read), all problems of form, and the documents (for
    code frames). ``failed`` are verbs of the study that cannot be loaded: lines that use them are not blamed for it.
    For analysis (``model``) neither sources nor mappings of SDTM are needed, and none is read.
    """
    loading = Loading(folder, verbs, failed=failed)
    study_document = loading.document("study.yaml")
    study, problems = read_block(StudyFile, study_document)
    loading.problems.extend(problems)
    if study is None:
        return None, loading.problems, loading.documents
    if study.inherit is not None:
        known = len(loading.problems)
        loading.layers = layers(loading, study.inherit, study_document)
        if len(loading.problems) > known:  # what stands in the files of a layer would be missed everywhere
            return None, loading.problems, loading.documents
    sources = _sources(loading) if model is SDTM else {}
    forms = _forms(loading, sources)
    code_lists, places, terms = _code_lists(loading)
    identifiers = _identifiers(loading, study, study_document)
    datasets = _datasets(loading, SDTM, identifiers) if model is SDTM else {}
    if not loading.files(model.folder):
        code, message = ("MAP173", "the study maps no dataset") if model is SDTM else ("ANL106", NO_ANALYSIS)
        loading.problems.append(Problem(code, message, Place(f"{FOLDER}/{model.folder}")))
        loading.lose("dataset")
    datasets = {name: _with_names_of_sources(dataset, forms) for name, dataset in datasets.items()}
    analysis = _datasets(loading, ADAM, copied_identifiers(study_document, loading.verbs))
    study, protocol = _protocol(loading, study, study_document)
    for source in sources.values():
        loading.problems += check_source(source.block, protocol, source.document)
    for problem in unread_files(loading, () if model is SDTM else ("sdtm", "sources")):
        loading.problems.append(problem)
        loading.miss(problem.place, problem.nearest)
    mapping = StudyMapping(
        study,
        study_document,
        protocol,
        sources,
        forms,
        {name: conventions.code_list(name, block) for name, block in code_lists.items()},
        places,
        datasets,
        identifiers.calls,
        loading.documents,
        terms,
        loading.broken,
        loading.merged,
        analysis=analysis,
    )
    return mapping, loading.problems, loading.documents


def _sources(loading: Loading) -> dict[str, SourceMapping]:
    found: dict[str, SourceMapping] = {}
    files = loading.files("sources")
    if not files:
        loading.problems.append(Problem("MAP173", "the study has no source", Place(f"{FOLDER}/sources")))
        loading.lose("source")
    for relative in files:
        document = loading.document(relative)
        block, problems = read_block(SourceFile, document)
        loading.problems.extend(problems)
        if block is None:
            loading.lose("source", document)
            continue
        if block.source in found:
            _twice(loading, document.place(("source",)), f"source '{block.source}'")
        reader = CallReader(document, loading.verbs, loading.failed)
        calls = {name: reader.read(name, expression, ("set", name)) for name, expression in block.set.items()}
        loading.problems.extend(reader.problems)
        found[block.source] = SourceMapping(
            block.source,
            block,
            document,
            conventions.dates(block),
            conventions.numbers(block),
            conventions.ticks(block),
            _visits(loading, block, document),
            {name: call for name, call in calls.items() if call is not None},
        )
    return found


def _protocol(loading: Loading, study: StudyFile, document: Document) -> tuple[StudyFile, Protocol]:
    """Return the protocol, and the study without the visits in it that cannot be read."""
    visits, faults = conventions.visits_of(study.protocol)
    for fault in faults:
        place = document.key_place(("protocol", "visits", fault.key))
        loading.problems.append(Problem("MAP101", str(fault), place))
    lost = {fault.key for fault in faults}
    read = {name: visit for name, visit in study.protocol.visits.items() if visits and name not in lost}
    block = study.protocol.model_copy(update={"visits": read})
    protocol = conventions.protocol(block, visits)
    loading.problems += check_protocol(block, protocol, document)
    return study.model_copy(update={"protocol": block}), protocol


def _visits(loading: Loading, block: SourceFile, document: Document) -> VisitMap:
    try:
        return conventions.visits(block)
    except SeriesError as fault:
        loading.problems.append(Problem("MAP101", str(fault), document.key_place(("visits", fault.key))))
        return VisitMap({})


def _forms(loading: Loading, sources: Mapping[str, SourceMapping]) -> dict[str, FormMapping]:
    forms: dict[str, FormMapping] = {}
    for source in sources.values():
        for name, block in source.block.forms.items():
            place = source.document.key_place(("forms", name))
            if name in forms:
                _twice(loading, place, f"form '{name}'")
            forms[name] = _form(loading, name, source, block, place)
    return forms


def _form(loading: Loading, name: str, source: SourceMapping, block: FormBlock, place: Place) -> FormMapping:
    reader = CallReader(source.document, loading.verbs, loading.failed)
    rules = {}
    for base, texts in ((("leave_out",), source.block.leave_out), (("forms", name, "leave_out"), block.leave_out)):
        for rule, text in texts.items():
            tree = reader.condition(text, (*base, rule))
            if tree is not None:
                rules[rule] = tree
    own = {item: reader.read(item, said, ("forms", name, "set", item)) for item, said in block.set.items()}
    given = {**source.set, **{item: call for item, call in own.items() if call is not None}}
    loading.problems.extend(problem for problem in reader.problems if problem not in loading.problems)
    if reader.words:
        loading.broken = replace(loading.broken, words=loading.broken.words | reader.words)
    return FormMapping(name, source, block, rules, place, given)


def _code_lists(
    loading: Loading,
) -> tuple[dict[str, CodeListBlock], dict[str, Place], dict[str, dict[str, Place]]]:
    """Return the code lists by name, where each one stands, and where each of its terms stands."""
    found: dict[str, CodeListBlock] = {}
    places: dict[str, Place] = {}
    terms: dict[str, dict[str, Place]] = {}
    single = ["code_lists.yaml"] if loading.has("code_lists.yaml") else []
    for relative in (*single, *loading.files("code_lists")):
        document = loading.document(relative)
        if not isinstance(document.data, dict):
            loading.lose("code list")
            if document.data is not None:
                message = "code lists are written by name: 'sex: {unknown: query, terms: {f: F}}'"
                loading.problems.append(Problem("MAP101", message, document.place(())))
            continue
        for name in document.data:
            block, problems = read_block(CodeListBlock, document, (name,))
            loading.problems.extend(problems)
            if name in found:
                _twice(loading, document.key_place((name,)), f"code list '{name}'")
            if block is not None:
                found[name] = block
                places[name] = document.key_place((name,))
                terms[name] = {raw: document.place((name, "terms", raw)) for raw in block.terms}
            else:
                loading.broken = replace(loading.broken, code_lists=loading.broken.code_lists | {name})
    return found, places, terms


def _identifiers(loading: Loading, study: StudyFile, document: Document) -> Identifiers:
    """Return the lines of the identifiers; what is wrong with them is noted."""
    reader = CallReader(document, loading.verbs, loading.failed)
    shared = {
        name: reader.read(name, expression, ("identifiers", name)) for name, expression in study.identifiers.items()
    }
    loading.problems += [
        Problem("MAP103", f"'{name}' is missing in identifiers", document.key_place(("identifiers",)))
        for name in ("STUDYID", "USUBJID")
        if name not in study.identifiers
    ]
    loading.problems.extend(reader.problems)
    calls = {name: call for name, call in shared.items() if call is not None}
    return Identifiers(calls, frozenset(shared.keys() - calls.keys()), frozenset(reader.words))


def _datasets(loading: Loading, model: Model, identifiers: Identifiers) -> dict[str, DatasetMapping]:
    datasets: dict[str, DatasetMapping] = {}
    for relative in loading.files(model.folder):
        document = loading.document(relative)
        block, problems = read_block(DatasetFile, document)
        loading.problems.extend(problems)
        if block is None:
            said = document.data.get("dataset") if isinstance(document.data, dict) else None
            stem = _stem(relative)
            loading.lose("dataset", document, datasets=said if isinstance(said, str) else stem)
            continue
        if block.dataset in datasets:
            first = datasets[block.dataset].document
            if _stem(relative) != block.dataset or _stem(first.name) == block.dataset:
                _dataset_twice(loading, document, block.dataset, first)
                continue
            _dataset_twice(loading, first, block.dataset, document)  # the file that is named like it is the right one
        mapping, found = read_dataset(block, document, identifiers.calls, loading.verbs, loading.failed)
        loading.problems.extend(found)
        broken, words = mapping.broken | identifiers.broken, mapping.words | identifiers.words
        datasets[block.dataset] = replace(mapping, broken=broken, words=words)
    return datasets


def _stem(relative: str) -> str:
    """Return the dataset that a file is named like."""
    return relative.rpartition("/")[2].removesuffix(".yaml").upper()


def _dataset_twice(loading: Loading, document: Document, dataset: str, other: Document) -> None:
    """Tell a second file of a dataset and leave it aside; most often a copy that still has the first one's name."""
    stem = _stem(document.name)
    message = f"dataset {dataset} is mapped already, in {other.name}"
    guess = stem if stem != dataset else None
    step = "One file maps a dataset: name the dataset that this file is for, or join the two files."
    place = document.place(("dataset",))
    loading.problems.append(Problem("MAP172", message, place, nearest=guess, next_step=step))
    loading.lose("dataset", document, datasets=stem)


def _with_names_of_sources(dataset: DatasetMapping, forms: Mapping[str, FormMapping]) -> DatasetMapping:
    """Return a dataset whose row blocks have the names that their forms and sources give; their own go before."""
    blocks = []
    for block in dataset.blocks:
        form = forms.get(block.form)
        given = form.set if form is not None else {}
        lost = {*form.source.block.set, *form.block.set} - given.keys() if form is not None else set()
        blocks.append(replace(block, set={**given, **block.set}, broken=block.broken | lost))
    return replace(dataset, blocks=tuple(blocks))


def _twice(loading: Loading, place: Place, what: str) -> None:
    loading.problems.append(Problem("MAP172", f"{what} is declared twice", place))
