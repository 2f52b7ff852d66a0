"""Measures this package against its rivals, side by side in one run, and writes ``bench/results.md``.

Usage: ``python bench/run.py [--rows N] [--only a,b,c,d,e,f] [--quick]``. Only a whole run on 1,000,000 rows replaces
``bench/results.md``; any other goes to ``bench/build/results.md``. Ends with 1 where something failed or where cells
differ from a rival's without an explanation.
"""

from __future__ import annotations

import argparse
import compileall
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import page
import page_validation
from machine import load, machine, versions
from measured import SMALL_ROWS, Measured, measured
from rivals.environment import WORK

ROWS = 1_000_000
QUICK_ROWS = 50_000
PARTS = ("a", "b", "c", "d", "e", "f")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the parts asked for and write the results."""
    chosen = _options(arguments)
    parts = [part for part in PARTS if part in chosen.only.split(",")]
    rows = chosen.rows or (QUICK_ROWS if chosen.quick else ROWS)
    WORK.mkdir(exist_ok=True)
    _compile()
    before = machine()
    found = measured(parts, rows, quick=chosen.quick)
    facts = [*before, ("load after", load())]
    rivals = [(program.name, program.version or program.reason) for program in found.programs[1:]]
    told = page.targets(found.programs, rows, found.waits, found.sizes, found.analysed) + page_validation.targets(
        found.validators
    )
    text = page.whole(facts, [*versions(), *rivals], told, list(_sections(found)))
    whole = parts == list(PARTS) and rows == ROWS and not chosen.quick
    target = Path(__file__).with_name("results.md") if whole else WORK / "results.md"
    target.write_text(text, encoding="utf-8")
    print(text)
    print(f"written to {target}")
    broken = page.faults(found.transport, found.programs, found.waits, found.sizes, found.analysed)
    return 1 if broken or page_validation.faults(found.validators) else 0


def _sections(found: Measured) -> Iterator[str]:
    """Yield the sections of the parts that were measured."""
    if found.transport:
        yield page.transport(found.transport, found.rows)
    if found.programs:
        yield page.laboratory(found.programs, found.rows)
        yield page.small(found.few, SMALL_ROWS)
    if found.waits:
        yield page.startup(found.waits)
    if found.sizes:
        yield page.study_sizes(found.sizes)
    yield from (page.pharmaverse(item) for item in found.analysed)
    if found.validators:
        yield page_validation.section(found.validators, found.rows)


def _compile() -> None:
    """Compile the package to bytecode, as installing it does; else each program that is measured would do it."""
    spec = find_spec("nec_cdisc")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        compileall.compile_dir(folder, quiet=1)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure this package against its rivals.")
    parser.add_argument("--rows", type=int, help=f"laboratory rows of parts a and b (default {ROWS})")
    parser.add_argument("--only", default=",".join(PARTS), help="parts: a transport files, b laboratory, c start-up")
    parser.add_argument("--quick", action="store_true", help=f"one run of each on {QUICK_ROWS} rows")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
