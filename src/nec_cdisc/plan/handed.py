"""What the engine hands to a verb besides columns: options of the call, code lists, conventions, tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.signature import Source
from nec_cdisc.mapping.study import SourceMapping, StudyMapping
from nec_cdisc.plugin.convention import (
    DateConvention,
    Decodes,
    GradeTables,
    NumberConvention,
    Protocol,
    TickConvention,
    UnitTable,
    VisitMap,
)
from nec_cdisc.standard.model import Standard

#: Conventions that a source declares (the others are the study's).
OF_SOURCE = (DateConvention, NumberConvention, TickConvention, VisitMap)


def handed_in(study: StudyMapping, standard: Standard, call: Call, source: SourceMapping) -> dict[str, Any]:
    """Return what the study and the source declare and the verb asks for, and the options of the call."""
    given: dict[str, Any] = {}
    for item in call.signature.parameters:
        if item.source is Source.OPTION and item.name in call.arguments:
            given[item.name] = call.arguments[item.name]
        elif item.source is Source.NAMED:
            given[item.name] = study.code_lists[call.arguments[item.name]]
        elif item.source is Source.HANDED and item.type is not None and item.name != "count":
            given[item.name] = _convention(study, standard, item.type, call.target, source)
    return given


def _convention(study: StudyMapping, standard: Standard, kind: type, target: str, source: SourceMapping) -> Any:
    offers: dict[type, Callable[[], Any]] = {
        DateConvention: lambda: source.dates,
        NumberConvention: lambda: source.numbers,
        TickConvention: lambda: source.ticks,
        VisitMap: lambda: source.visits,
        UnitTable: lambda: standard.units,
        Decodes: lambda: Decodes(standard.decodes(target)),
        Protocol: lambda: study.protocol,
        GradeTables: lambda: standard.grades,
    }
    return offers[kind]()
