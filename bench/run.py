"""Measures this package against its rivals, side by side in one run, and writes ``bench/results.md``.

Usage: ``python bench/run.py [--rows N] [--only a,b,c,d] [--quick]``. Only a whole run on 1,000,000 rows replaces
``bench/results.md``; any other goes to ``bench/build/results.md``. Ends with 1 where something failed or where cells
differ from a rival's without an explanation.
"""

from __future__ import annotations

import argparse
import compileall
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import laboratory
import page
import startup
import study_size
from machine import load, machine, versions
from rivals.environment import WORK

import xpt

ROWS = 1_000_000
QUICK_ROWS = 50_000
#: A study of usual size.
SMALL_ROWS = 20_000
PARTS = ("a", "b", "c", "d")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the parts asked for and write the results."""
    chosen = _options(arguments)
    parts = [part for part in PARTS if part in chosen.only.split(",")]
    rows = chosen.rows or (QUICK_ROWS if chosen.quick else ROWS)
    repeat = 1 if chosen.quick else 3
    WORK.mkdir(exist_ok=True)
    _compile()
    before = machine()
    sections = []
    programs: list[laboratory.Program] = []
    waits: list[startup.Wait] = []
    transport: list[xpt.Row] = []
    sizes: list[study_size.Size] = []
    if "a" in parts:
        print(f"a: transport files of {rows} rows")
        transport = xpt.measure(rows, repeat)
        sections.append(page.transport(transport, rows))
    if "b" in parts:
        print(f"b: {rows} laboratory rows")
        few = laboratory.measure(SMALL_ROWS, 1)
        programs = laboratory.measure(rows, repeat)
        sections += [page.laboratory(programs, rows), page.small(few, SMALL_ROWS)]
    if "c" in parts:
        print("c: waiting for the command line")
        waits = startup.measure(2 * repeat - 1, rows)
        sections.append(page.startup(waits))
    if "d" in parts:
        print("d: studies of several sizes")
        sizes = study_size.measure(study_size.SUBJECTS[:2] if chosen.quick else study_size.SUBJECTS)
        sections.append(page.study_sizes(sizes))
    facts = [*before, ("load after", load())]
    rivals = [(program.name, program.version or program.reason) for program in programs[1:]]
    text = page.whole(facts, [*versions(), *rivals], page.targets(programs, rows, waits, sizes), sections)
    whole = parts == list(PARTS) and rows == ROWS and not chosen.quick
    target = Path(__file__).with_name("results.md") if whole else WORK / "results.md"
    target.write_text(text, encoding="utf-8")
    print(text)
    print(f"written to {target}")
    return 1 if page.faults(transport, programs, waits, sizes) else 0


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
