"""Reads which parameters a trial summary (TS) must have, and what their values look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nec_cdisc.problem import Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form

FILE = "trial_summary.csv"
#: The version of the model (SDTM) on which each version of the implementation guide is built.
MODELS = {"3.2": "1.4", "3.3": "1.7", "3.4": "2.0"}
FORMATS = ("duration", "date", "number", "country", "yes or no")
PARAMETERS = Form(
    (
        Column("parameter", filled=True, limit=8),
        Column("core", filled=True, words=("Req", "Exp", "Perm")),
        Column("when"),
        Column("codelist"),
        Column("format", words=("", *FORMATS)),
    ),
    key=("parameter",),
)


@dataclass(frozen=True, slots=True)
class SummaryParameter:
    """What the standard asks of a parameter.

    ``core`` says whether TS needs it (``Req``), should have it (``Exp``) or may have it (``Perm``); ``when`` is another
    parameter with the value under which it does (``ADDON``, ``Y``), empty where it always does. ``codelist`` is the
    submission value of the codelist of its values, ``format`` one of :data:`FORMATS`, both empty for free text.
    """

    name: str
    core: str
    when: tuple[str, ...] = ()
    codelist: str = ""
    format: str = ""


def trial_summary(layers: Layers, folder: str) -> tuple[Mapping[str, SummaryParameter], list[Problem]]:
    """Return the parameters by name, and the problems of the file (STD101 to STD105)."""
    rows, problems = layers.merged(f"{folder}/{FILE}", PARAMETERS)
    found = {
        row["parameter"]: SummaryParameter(
            row["parameter"], row["core"], tuple(row["when"].split(maxsplit=1)), row["codelist"], row["format"]
        )
        for row in rows.values()
    }
    return found, problems
