"""Kills a packaging run at each of its fault points: ``python tests/torture/every_point_of_package.py STUDY``.

STUDY is a small study that can be packaged. Its export is changed, and the run that packages it anew is killed.
Documents are made by a stand-in, so that this shows how a package is published and not how long documents take.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from killing import Work, contents, do, kill_at, points
from tests.package.conftest import write_define

from nec_cdisc.cli.package import Wanted, run_package
from nec_cdisc.package import documents
from nec_cdisc.package.build import Settings, make_package
from nec_cdisc.package.part import Part
from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study
from nec_cdisc.writers import folder_exchange
from nec_cdisc.writers.publication import locked

SUBJECTS = 400
#: Above the size of TS, and below that of DM.
LIMIT = 16_000


def everything(study: Path) -> None:
    """Bring datasets, findings and package up to date, without a word."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        assert run_package(study, Wanted(LIMIT, ("dsjc",))) == 0


def export(study: Path, sex: str) -> None:
    """Write an export of so many subjects that DM is split."""
    lines = "".join(f"01,{number:03},{sex},01.07.2019\n" for number in range(SUBJECTS))
    (study / "raw" / "dm.csv").write_text(f"site,subj,sex,first\n{lines}", encoding="utf-8")


def recover(outputs: Path) -> None:
    """Do what the next command does before anything else."""
    with locked(outputs):
        pass


def main(study: Path) -> None:
    """Kill a run at each point; print the points.

    What takes time and cannot matter is done once: the plan, and handing files to the disk (no power is cut here).
    """
    folder_exchange.os.fsync = lambda _: None
    documents.MAKERS = (("define.xml", write_define),)
    outputs, last = study / "outputs", study / "last"
    export(study, "f")
    do(lambda: everything(study))
    kept = study / "kept"
    shutil.copytree(outputs / "package", kept)
    old = contents(kept)
    export(study, "m")
    do(lambda: everything(study))
    new = contents(outputs / "package")
    assert new not in (old, None)
    shutil.rmtree(outputs / "package")
    kept.rename(outputs / "package")  # datasets and findings are new, and the package is the old one
    shutil.copytree(outputs, last)
    linted = lint(open_study(study))
    assert linted.plan is not None
    part = Part("sdtm", linted.plan, outputs / "sdtm", outputs / "lineage" / "made.json")
    names = attack(outputs, last, lambda: make_package(study, [part], Settings(LIMIT, ("dsjc",))), old, new)
    sys.stdout.write("\n".join(names) + "\n")


def attack(outputs: Path, last: Path, work: Work, old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    """Kill the work at each point, and look at what it leaves; return the points."""
    names = points(work)
    assert contents(outputs / "package") == new
    for number, name in enumerate(names):
        shutil.rmtree(outputs)
        shutil.copytree(last, outputs)
        kill_at(number, work)
        assert contents(outputs / "package") in (old, new), f"the package is not whole after a kill at: {name}"
        do(lambda: recover(outputs))
        assert contents(outputs / "package") in (old, new), f"not one package after a kill at: {name}"
        assert not (outputs / ".staging").exists(), f"something is left after a kill at: {name}"
        if number % 8 == 0:
            do(work)
            assert contents(outputs / "package") == new, f"the next run does not work after a kill at: {name}"
    return names


if __name__ == "__main__":
    main(Path(sys.argv[1]))
