"""Kills a run of analysis at each of its fault points: ``python tests/torture/every_point_of_analysis.py STUDY``.

STUDY is a small study whose analysis is published; a value of ADSL is changed, and the run that follows is killed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from every_point import edit
from killing import contents, do, kill_at, points

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.writers import folder_exchange
from nec_cdisc.writers.publication import locked

#: What belongs together.
SET = ("adam", "adam_reports", "adam_lineage")


def quietly(study: Path) -> None:
    """Make the analysis datasets of a study without a word."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        assert run_adam(study, study / "outputs" / "sdtm") == 0


def state(outputs: Path) -> list[dict[str, bytes] | None]:
    """Return what each folder of the set holds."""
    return [contents(outputs / name) for name in SET]


def recover(outputs: Path) -> None:
    """Do what the next command does before anything else."""
    with locked(outputs):
        pass


def main(study: Path) -> None:
    """Kill a run at each point; print the points."""
    folder_exchange.os.fsync = lambda _: None  # no power is cut here
    outputs, last = study / "outputs", study / "last"
    edit(study / "mappings" / "adam" / "adsl.yaml", "{constant: WHITE}", "{constant: ASIAN}")
    shutil.copytree(outputs, last)
    old = state(outputs)
    names = points(lambda: quietly(study))
    new = state(outputs)
    assert old[0] != new[0]
    assert old[2] != new[2]
    for number, name in enumerate(names):
        shutil.rmtree(outputs)
        shutil.copytree(last, outputs)
        kill_at(number, lambda: quietly(study))
        found = state(outputs)
        whole = all(item in pair for item, *pair in zip(found, old, new, strict=True))
        assert whole, f"a folder is not complete after a kill at: {name}"
        do(lambda: recover(outputs))
        assert state(outputs) in (old, new), f"not one set after a kill at: {name}"
    sys.stdout.write("\n".join(names) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
