"""Measures what validators find: seeded defects in the clean demo package, and false findings on the package itself.

Usage: ``python bench/score.py [--only nec-cdisc,…] [--packages demo,pilot] [--defects id,…] [--core COMMAND]``.
Only a run of all defects by all validators replaces ``bench/score.md``; any other goes to ``bench/build/score.md``.
Ends with 1 where ours misses a defect or says anything of the clean package.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from machine import version_in  # noqa: E402 - tests/ stands beside bench/
from rivals.environment import PHARMASKILLS, POINTBLANK, WORK, Skipped, python_of  # noqa: E402 - see above
from score_parts import core, ours, page  # noqa: E402 - see above
from score_parts.facts import facts  # noqa: E402 - see above
from score_parts.finding import Run, verdict  # noqa: E402 - see above
from score_parts.packages import SUBJECTS, Planted, Subject, planted  # noqa: E402 - see above
from score_parts.rival import runs  # noqa: E402 - see above
from score_parts.terminology import write_package  # noqa: E402 - see above

TOOLS = ("nec-cdisc", "pointblank", "pharmaskills", "core")
BUILD = WORK / "score"


def main(arguments: Sequence[str] | None = None) -> int:
    """Plant the defects, ask the validators, write the page."""
    chosen = _options(arguments)
    BUILD.mkdir(parents=True, exist_ok=True)
    names = [name for name in TOOLS if name in chosen.only.split(",")]
    subjects = [subject for subject in SUBJECTS if subject.name in chosen.packages.split(",")]
    sections, asked = [], []
    for subject in subjects:
        wanted = [defect for defect in subject.defects if not chosen.defects or defect.id in chosen.defects.split(",")]
        packages = planted(subject, BUILD, wanted)
        tools = [_asked(name, subject, packages, chosen) for name in names]
        asked += [(subject, tool) for tool in tools]
        sections.append(page.section(subject.title, tools, wanted, has_faults=subject.has_faults))
    told = page.whole(sections)
    complete = not chosen.defects and len(subjects) == len(SUBJECTS) and set(TOOLS[:3]) <= set(names)
    skipped = any(tool.skipped for _, tool in asked if tool.name != core.NAME)
    target = HERE / "score.md" if complete and not skipped else WORK / "score.md"
    target.write_text(told, encoding="utf-8")
    print(told.split("\n### By defect")[0])
    print(f"written to {target}")
    shutil.rmtree(BUILD / "planted", ignore_errors=True)
    return int(any(_fails(tool, subject) for subject, tool in asked if tool.name == ours.NAME))


def _fails(tool: page.Tool, subject: Subject) -> bool:
    missed = [name for name, judged in tool.verdicts.items() if not judged.found]
    return bool(tool.skipped or missed or (page.false_findings(tool) and not subject.has_faults))


def _asked(name: str, subject: Subject, packages: list[Planted], chosen: argparse.Namespace) -> page.Tool:
    """Return what a validator says of each package; the first one is the clean package."""
    try:
        version, answers = _answers(name, subject, packages, chosen)
    except (Skipped, ours.NotThere) as reason:
        return page.Tool(name, "", skipped=str(reason))
    tool = page.Tool(name, version)
    for package, answer in zip(packages, answers, strict=True):
        tool.seconds += answer.seconds
        if package.defect is None:
            tool.clean = answer
        else:
            tool.verdicts[package.defect.id] = verdict(package.defect, package.difference, tool.clean, answer)
        done = "without a defect" if package.defect is None else package.defect.id
        said = f"broken: {answer.broken}" if answer.broken else f"{len(answer.findings)} findings"
        print(f"{name}: {done}: {said}, {answer.seconds:.1f} s", file=sys.stderr)
    return tool


def _answers(
    name: str, subject: Subject, packages: list[Planted], chosen: argparse.Namespace
) -> tuple[str, Iterator[Run]]:
    folders = [package.outputs for package in packages]
    if name == ours.NAME:
        return ours.version(), _ours(packages, tuple(chosen.options.split()), chosen.jobs)
    if name == core.NAME:
        return core.version(chosen.core), (core.run(chosen.core, folder) for folder in folders)
    rival = POINTBLANK if name == "pointblank" else PHARMASKILLS
    python = python_of(rival)
    worker = HERE / "rivals" / f"{name}_worker.py"
    given = BUILD / f"{name}-{subject.name}.txt"
    if rival is POINTBLANK:
        given.write_text(json.dumps(facts(subject.identifier, subject.doses)), encoding="utf-8")
    else:
        write_package(given)
    version = version_in(python, name).split(" on ")[0]
    return version, runs([python, "-W", "ignore", worker, given], folders, BUILD / f"{name}.log")


def _ours(packages: list[Planted], options: tuple[str, ...], jobs: int) -> Iterator[Run]:
    if jobs == 1:
        yield from (ours.run(package, options) for package in packages)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(ours.run, packages, [options] * len(packages))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what validators find.")
    parser.add_argument("--only", default=",".join(TOOLS), help="validators, divided by commas")
    parser.add_argument("--packages", default="demo,pilot", help="packages, divided by commas")
    parser.add_argument("--defects", default="", help="ids of defects, divided by commas; else all")
    parser.add_argument("--core", default="", help="the command of an installed CDISC CORE")
    parser.add_argument("--options", default="", help="options for nec-cdisc validate")
    parser.add_argument("--jobs", type=int, default=1, help="run nec-cdisc validate in so many processes")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
