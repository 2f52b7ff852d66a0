"""Measures what validators find: seeded defects in the clean demo package, and false findings on the package itself.

Usage: ``python bench/score.py [--only nec-cdisc,pointblank,pharmaskills,core] [--defects id,id] [--core COMMAND]``.
Only a run of all defects by all validators replaces ``bench/score.md``; any other goes to ``bench/build/score.md``.
Ends with 1 where ours misses a defect or says anything of the clean package.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from machine import version_in  # noqa: E402 - tests/ stands beside bench/
from rivals.environment import WORK, Rival, Skipped, python_of  # noqa: E402 - see above
from score_parts import core, ours, page  # noqa: E402 - see above
from score_parts.facts import facts  # noqa: E402 - see above
from score_parts.finding import Run, verdict  # noqa: E402 - see above
from score_parts.packages import Planted, planted  # noqa: E402 - see above
from score_parts.rival import runs  # noqa: E402 - see above
from score_parts.terminology import write_package  # noqa: E402 - see above
from tests.mutants.catalogue import DEFECTS  # noqa: E402 - see above

TOOLS = ("nec-cdisc", "pointblank", "pharmaskills", "core")
POINTBLANK = Rival("pointblank", (3, 11), (3, 13))
PHARMASKILLS = Rival("pharmaskills", (3, 11), (3, 13))
BUILD = WORK / "score"


def main(arguments: Sequence[str] | None = None) -> int:
    """Plant the defects, ask the validators, write the page."""
    chosen = _options(arguments)
    wanted = [defect for defect in DEFECTS if not chosen.defects or defect.id in chosen.defects.split(",")]
    BUILD.mkdir(parents=True, exist_ok=True)
    packages = planted(BUILD, wanted)
    names = [name for name in TOOLS if name in chosen.only.split(",")]
    tools = [_asked(name, packages, chosen.core) for name in names]
    told = page.whole(tools, wanted)
    complete = len(wanted) == len(DEFECTS) and {"nec-cdisc", "pointblank", "pharmaskills"} <= set(names)
    target = HERE / "score.md" if complete and not any(tool.skipped for tool in tools[:3]) else WORK / "score.md"
    target.write_text(told, encoding="utf-8")
    print(told.split("\n## By defect")[0])
    print(f"written to {target}")
    shutil.rmtree(BUILD / "planted", ignore_errors=True)
    mine = [tool for tool in tools if tool.name == "nec-cdisc"]
    return int(any(_fails(tool) for tool in mine))


def _fails(tool: page.Tool) -> bool:
    missed = [name for name, judged in tool.verdicts.items() if not judged.found]
    return bool(tool.skipped or missed or page.false_findings(tool))


def _asked(name: str, packages: list[Planted], command: str) -> page.Tool:
    """Return what a validator says of each package; the first one is the clean package."""
    try:
        version, answers = _answers(name, packages, command)
    except (Skipped, ours.NotThere) as reason:
        return page.Tool(name, "", skipped=str(reason))
    tool = page.Tool(name, version)
    for package, answer in zip(packages, answers, strict=True):
        tool.seconds += answer.seconds
        if package.defect is None:
            tool.clean = answer
        else:
            tool.verdicts[package.defect.id] = verdict(package.defect, package.difference, tool.clean, answer)
        done = "the clean package" if package.defect is None else package.defect.id
        print(f"{name}: {done}: {len(answer.findings)} findings, {answer.seconds:.1f} s", file=sys.stderr)
    return tool


def _answers(name: str, packages: list[Planted], command: str) -> tuple[str, Iterator[Run]]:
    folders = [package.study / "outputs" for package in packages]
    if name == ours.NAME:
        return ours.version(), (ours.run(package.study) for package in packages)
    if name == core.NAME:
        return core.version(command), (core.run(command, folder) for folder in folders)
    rival = POINTBLANK if name == "pointblank" else PHARMASKILLS
    python = python_of(rival)
    worker = HERE / "rivals" / f"{name}_worker.py"
    given = BUILD / f"{name}.txt"
    if rival is POINTBLANK:
        given.write_text(json.dumps(facts()), encoding="utf-8")
    else:
        write_package(given)
    version = version_in(python, name).split(" on ")[0]
    return version, runs([python, "-W", "ignore", worker, given], folders, BUILD / f"{name}.log")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what validators find.")
    parser.add_argument("--only", default=",".join(TOOLS), help="validators, divided by commas")
    parser.add_argument("--defects", default="", help="ids of defects, divided by commas; else all")
    parser.add_argument("--core", default="", help="the command of an installed CDISC CORE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
