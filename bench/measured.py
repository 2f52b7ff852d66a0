"""Measures the parts of the benchmark that are asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import analysis
import laboratory
import startup
import study_size
import validation

import xpt

#: A study of usual size.
SMALL_ROWS = 20_000


@dataclass(slots=True)
class Measured:
    """What was measured, part by part; a part that was left out is empty."""

    rows: int
    transport: list[xpt.Row] = field(default_factory=list)
    few: list[laboratory.Program] = field(default_factory=list)
    programs: list[laboratory.Program] = field(default_factory=list)
    waits: list[startup.Wait] = field(default_factory=list)
    sizes: list[study_size.Size] = field(default_factory=list)
    analysed: list[analysis.Analysed] = field(default_factory=list)
    validators: list[validation.Validator] = field(default_factory=list)


def measured(parts: Collection[str], rows: int, *, quick: bool) -> Measured:
    """Return what the parts took: ``quick`` runs everything once, and leaves out the largest study."""
    found, repeat = Measured(rows), 1 if quick else 3
    if "a" in parts:
        print(f"a: transport files of {rows} rows")
        found.transport = xpt.measure(rows, repeat)
    if "b" in parts:
        print(f"b: {rows} laboratory rows")
        found.few = laboratory.measure(SMALL_ROWS, 1)
        found.programs = laboratory.measure(rows, repeat)
    if "c" in parts:
        print("c: waiting for the command line")
        found.waits = startup.measure(2 * repeat - 1, rows)
    if "d" in parts:
        print("d: studies of several sizes")
        found.sizes = study_size.measure(study_size.SUBJECTS[:2] if quick else study_size.SUBJECTS)
    if "e" in parts:
        print("e: analysis of public test data")
        found.analysed = [analysis.measure(repeat)]
    if "f" in parts:
        print(f"f: validation of {rows} laboratory records")
        found.validators = validation.measure(rows, repeat)
    return found
