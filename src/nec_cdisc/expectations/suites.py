"""Gives the suites of a dataset: the one that its standard makes, and those that people wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.dataset.spec import DatasetSpec
from nec_cdisc.expectations.adam import adam_suite
from nec_cdisc.expectations.sdtm import SUPPLEMENT, sdtm_suite
from nec_cdisc.expectations.suite import NoSuite, Suite, read_suite
from nec_cdisc.problem import Place, Problem
from nec_cdisc.records.package import is_analysis
from nec_cdisc.standard.loading import LoadedGuide, load, load_analysis
from nec_cdisc.standard.model import Standard

#: Where people write suites, below the specifications of a study.
FOLDER = "expectations"
#: Letters of a domain, and of the name of a part that a large dataset was split into.
LETTERS, LONGEST_PART = 2, 4


def suites_for(
    dataset: Dataset,
    standard: Standard,
    analysis: LoadedGuide | None = None,
    own: Mapping[str, DatasetSpec] | None = None,
    written: Mapping[str, list[Suite]] | None = None,
) -> list[Suite]:
    """Return the suites of a dataset, nothing for one that neither a standard nor the study knows.

    ``standard`` is SDTMIG as the study uses it, ``analysis`` ADaMIG; ``own`` are the analysis datasets that the study
    maps, with their variables; ``written`` the suites of :func:`written_suites`.
    """
    made = (
        _analysis(dataset, standard, analysis, own or {})
        if is_analysis(dataset.name)
        else _tabulation(dataset.name, standard)
    )
    return [*made, *(written or {}).get(dataset.name, [])]


def written_suites(specs: Path) -> tuple[dict[str, list[Suite]], list[Problem]]:
    """Return the suites in ``expectations/*.json`` of a study's specifications, by dataset.

    With them comes a problem for each file that is none (STD122); a folder that is not there holds nothing.
    """
    suites: dict[str, list[Suite]] = {}
    problems: list[Problem] = []
    for path in sorted((specs / FOLDER).glob("*.json")):
        try:
            suite = read_suite(path)
        except NoSuite as fault:
            problems.append(Problem("STD122", f"{fault}.", Place(f"{specs.name}/{FOLDER}/{path.name}")))
            continue
        suites.setdefault(suite.dataset, []).append(suite)
    return suites, problems


def packaged_suites() -> Iterator[tuple[str, Suite]]:
    """Yield the suites of the packaged standards, each with the path of its file below ``specs/expectations``."""
    standard = load().standard
    for name in standard.datasets:
        yield f"sdtmig-{standard.version}/{name.lower()}.json", sdtm_suite(standard, name)
    loaded = load_analysis()
    lists = replace(loaded.codelists, also=standard.codelists)
    for name, spec in loaded.guide.datasets.items():
        yield f"adamig-{loaded.guide.version}/{name.lower()}.json", adam_suite(loaded.guide, lists, spec)


def _tabulation(name: str, standard: Standard) -> list[Suite]:
    known = _known_name(name, standard)
    return [] if known is None else [sdtm_suite(standard, known)]


def _known_name(name: str, standard: Standard) -> str | None:
    """Return the name by which the standard knows a dataset, that of the domain for a part of it (LBCH: LB)."""
    supplement = SUPPLEMENT[:4] if name.startswith(SUPPLEMENT[:4]) else ""
    domain = name.removeprefix(supplement)
    parts = [domain, domain[:LETTERS]] if LETTERS < len(domain) <= LONGEST_PART else [domain]
    names = (f"{supplement}{part}" for part in parts)
    return next((each for each in names if standard.dataset(each) is not None), None)


def _analysis(
    dataset: Dataset, standard: Standard, loaded: LoadedGuide | None, own: Mapping[str, DatasetSpec]
) -> list[Suite]:
    if loaded is None:
        return []
    lists = replace(loaded.codelists, also=standard.codelists)
    spec = loaded.guide.datasets.get(dataset.name) or _by_columns(dataset)
    return [adam_suite(loaded.guide, lists, spec, own.get(dataset.name))]


def _by_columns(dataset: Dataset) -> DatasetSpec:
    """Return what a dataset of another name must be: of the class whose variables it has, with no keys known."""
    class_name = "BDS" if "PARAMCD" in dataset.columns else "OCCDS"
    return DatasetSpec(dataset.name, "", class_name, "", (), {})
