"""Kills a real run at each of its fault points: ``python tests/torture/every_point.py STUDY``.

In a process of its own, because each killed run is a fork of one that has begun nothing yet. STUDY is a small study
whose export is changed (140 to 144 in ``raw/lb.csv``), then broken (a sex that no code list has), while ``outputs``
holds a set.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from killing import contents, do, kill_at, points

from nec_cdisc.cli import sdtm as command
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study
from nec_cdisc.writers import folder_exchange
from nec_cdisc.writers.publication import locked

#: What belongs together, and stays when a run has errors.
SET = ("sdtm", "reports", "lineage")


def quietly(study: Path) -> None:
    """Convert the export of a study without a word."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        run_sdtm(study, None, final=False)


def edit(file: Path, old: str, new: str) -> None:
    """Change a raw file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def attack(study: Path, *, published: bool) -> list[str]:
    """Kill a run at each point; return the points. ``published`` says whether the run has no errors.

    What takes time and cannot matter is done once for all: lint, and handing files to the disk (no power is cut here).
    """
    linted = lint(open_study(study))
    command.lint = lambda _: linted
    folder_exchange.os.fsync = lambda _: None
    outputs, last = study / "outputs", study / "last"
    shutil.rmtree(last, ignore_errors=True)
    shutil.copytree(outputs, last)
    old = contents(outputs)
    names = points(lambda: quietly(study))
    new = contents(outputs)
    assert new != old
    assert published == any(new.get(name) != data for name, data in old.items() if name.startswith("sdtm/"))
    for number, name in enumerate(names):
        shutil.rmtree(outputs)
        shutil.copytree(last, outputs)
        kill_at(number, lambda: quietly(study))
        for folder in (*SET, "candidate"):
            found = contents(outputs / folder)
            states = [_below(state, folder) for state in (old, new)]
            assert found in states, f"{folder} is not complete after a kill at: {name}"
        do(lambda: _recover(outputs))
        assert _signed_off(outputs) in (old, new), f"not one set after a kill at: {name}"
        if number % 4 == 0:
            do(lambda: quietly(study))
            assert contents(outputs) == new, f"the next run does not work after a kill at: {name}"
    shutil.rmtree(outputs)
    shutil.copytree(last, outputs)
    return names


def _recover(outputs: Path) -> None:
    with locked(outputs):
        pass


def _signed_off(outputs: Path) -> dict[str, bytes] | None:
    (outputs / ".lock").write_bytes(b"")
    return contents(outputs)


def _below(files: dict[str, bytes], folder: str) -> dict[str, bytes] | None:
    below = {name.removeprefix(f"{folder}/"): data for name, data in files.items() if name.startswith(f"{folder}/")}
    return below or None


def main(study: Path) -> None:
    """Attack a run that publishes, then one with errors; print the points of the first."""
    edit(study / "mappings" / "code_lists.yaml", "sex: {unknown: query", "sex: {unknown: stop")
    do(lambda: quietly(study))
    edit(study / "raw" / "lb.csv", ",140,", ",144,")
    names = attack(study, published=True)
    edit(study / "raw" / "dm.csv", "Female", "Femele")
    attack(study, published=False)
    sys.stdout.write("\n".join(names) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
