"""Loads one version of the standard, with a study's specifications over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from nec_cdisc.plugin.convention import GradeTables
from nec_cdisc.problem import Place, Problem
from nec_cdisc.standard.analysis import AnalysisGuide, analysis_guide
from nec_cdisc.standard.codelists import Codelists, codelists
from nec_cdisc.standard.countries import countries
from nec_cdisc.standard.datasets import guide
from nec_cdisc.standard.grading import grade_tables
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged
from nec_cdisc.standard.model import Standard
from nec_cdisc.standard.scales import scale_tables
from nec_cdisc.standard.transliteration import transliteration
from nec_cdisc.standard.trial_summary import trial_summary
from nec_cdisc.standard.units import units

GUIDE = "sdtmig-"
TERMINOLOGY = "sdtm-ct-"
ANALYSIS_GUIDE = "adamig-"
ANALYSIS_TERMINOLOGY = "adam-ct-"
#: A version is part of the name of a folder, and must not lead to another one.
_VERSION = re.compile(r"[0-9][0-9.-]*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A standard, and what is wrong with its files; rows with a problem are left out of the standard."""

    standard: Standard
    problems: tuple[Problem, ...] = ()


def load(version: str = "3.4", ct: str = "2025-03-28", overlay: Path | None = None) -> Loaded:
    """Return a version of SDTMIG with a package of terminology, and all problems of the study's files.

    ``version`` is that of the guide, ``ct`` the date of the terminology package. ``overlay`` is the study's
    ``specs/`` folder: same layout, its rows replace packaged rows of the same key or add to them. A folder
    that is not there, or is the packaged one, lies over nothing. Nothing is raised: problems are returned,
    those of all files at once, and a standard that still answers.
    """
    layers = Layers.of(packaged(), overlay)
    return _read(layers, version, ct) if layers.study is not None else _kept(layers, version, ct)


@cache
def _kept(layers: Layers, version: str, ct: str) -> Loaded:
    """Return the packaged standard alone, which does not change while a program runs."""
    return _read(layers, version, ct)


def _read(layers: Layers, version: str, ct: str) -> Loaded:
    problems = [*_missing(layers, GUIDE, version), *_missing(layers, TERMINOLOGY, ct), *layers.problems]
    version, ct = (text if _VERSION.fullmatch(text) else "" for text in (version, ct))
    lists, found = codelists(layers, TERMINOLOGY + ct)
    problems += found
    read, found = guide(layers, GUIDE + version, lists)
    problems += [] if _missing(layers, TERMINOLOGY, ct) else _not_held(layers, lists, found)
    table, found = units(layers)
    problems += found
    characters, found = transliteration(layers)
    problems += found
    summary, found = trial_summary(layers, GUIDE + version)
    problems += found
    lands, found = countries(layers)
    problems += found
    questionnaires, found = scale_tables(layers)
    problems += found
    grades, found = grade_tables(layers)
    problems += found
    standard = Standard(
        version,
        ct,
        read.datasets,
        lists,
        table.table,
        table.spellings,
        read.class_variables,
        read.not_used,
        characters,
        summary,
        read.named_codelists,
        lands,
        scales=questionnaires,
        grades=GradeTables(grades),
    )
    return Loaded(standard, tuple(sorted(problems, key=_position)))


@dataclass(frozen=True, slots=True)
class LoadedGuide:
    """An ADaM guide with the codelists of ADaM, and what is wrong with their files."""

    guide: AnalysisGuide
    codelists: Codelists
    problems: tuple[Problem, ...] = ()


def load_analysis(version: str = "1.3", ct: str = "2025-03-28", overlay: Path | None = None) -> LoadedGuide:
    """Return a version of ADaMIG with a package of ADaM terminology; the arguments are those of :func:`load`."""
    layers = Layers.of(packaged(), overlay)
    problems = [*_missing(layers, ANALYSIS_GUIDE, version), *_missing(layers, ANALYSIS_TERMINOLOGY, ct)]
    version, ct = (text if _VERSION.fullmatch(text) else "" for text in (version, ct))
    # the study's own terms are those of codelists of SDTM, in one file for both packages
    lists, found = codelists(replace(layers, study=None), ANALYSIS_TERMINOLOGY + ct)
    problems += found
    guide_, found = analysis_guide(layers, ANALYSIS_GUIDE + version, lists)
    return LoadedGuide(guide_, lists, tuple(sorted([*problems, *found], key=_position)))


def _not_held(layers: Layers, lists: Codelists, found: list[Problem]) -> list[Problem]:
    """Return the problems of a guide; what an imported package lacks of the packaged guide is one note, no fault.

    A package of another date than the packaged one may lack codelists that the guide names; nobody can mend that.
    """
    if not lists.imported:
        return found
    lacking = [item for item in found if item.code == "STD107" and not _of_study(layers, item)]
    if not lacking:
        return found
    named = sorted({item.message.split("'")[1] for item in lacking})
    note = Problem("STD119", f"{lists.folder} does not hold {', '.join(named)}, which the guide names.")
    return [*(item for item in found if item not in lacking), note]


def _of_study(layers: Layers, problem: Problem) -> bool:
    return problem.place is not None and layers.overlays(problem.place.file.partition("/")[2])


def _missing(layers: Layers, prefix: str, version: str) -> list[Problem]:
    if _VERSION.fullmatch(version) and layers.has(prefix + version):
        return []
    there = layers.versions(prefix)
    message = f"There is no specs/{prefix}{version}; there is {', '.join(there)}."
    return [Problem("STD113", message, nearest=there[-1] if there else None)]


def _position(problem: Problem) -> tuple[Place, str]:
    return problem.place or Place(""), problem.message
