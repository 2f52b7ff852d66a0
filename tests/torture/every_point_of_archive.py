"""Kills the command archive at each of its fault points: ``python tests/torture/every_point_of_archive.py STUDY``.

STUDY is a small study of which everything is made. It is archived, then archived by somebody else, and killed.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from killing import contents, do, kill_at, points

from nec_cdisc.archive import makers, publish
from nec_cdisc.archive.publish import Archived, Order, archive
from nec_cdisc.archive.verify import verify
from nec_cdisc.writers import folder_exchange
from nec_cdisc.writers.publication import locked
from nec_cdisc.writers.run_record import Run


def archived(study: Path, by: str) -> None:
    """Archive a study without a word."""
    assert isinstance(archive(study, Order(Run("archive", by=by, at="2026-02-01T09:00:00Z"), _silent)), Archived)


def _silent(_: int, __: int, ___: str) -> None:
    """Tell nobody."""


def state(outputs: Path) -> dict[str, bytes]:
    """Return archive and record."""
    files = {f"archive/{name}": data for name, data in (contents(outputs / "archive") or {}).items()}
    return {**files, "run_record.jsonl": (outputs / "run_record.jsonl").read_bytes()}


def recover(outputs: Path) -> None:
    """Do what the next command does before anything else."""
    with locked(outputs):
        pass


def restore(outputs: Path, last: Path) -> None:
    """Put archive, record and what a run keeps for itself back; nothing else is changed by an archive."""
    for name in ("archive", ".staging"):
        shutil.rmtree(outputs / name, ignore_errors=True)
    shutil.copytree(last / "archive", outputs / "archive")
    (outputs / ".publishing").unlink(missing_ok=True)
    for name in ("run_record.jsonl", ".published"):
        (outputs / name).unlink()
        shutil.copy(last / name, outputs / name)


def main(study: Path) -> None:
    """Kill a run at each point; print the points. What takes time and cannot matter is left out."""
    folder_exchange.os.fsync = lambda _: None  # no power is cut here
    publish.of_standard = dict
    made = makers.made_with(dt.datetime(2026, 2, 1, 9, tzinfo=dt.UTC), None)
    makers.made_with = lambda _, __: made
    outputs, last = study / "outputs", study / "last"
    archived(study, "A")
    shutil.copytree(outputs, last)
    old = state(outputs)
    names = points(lambda: archived(study, "B"))
    new = state(outputs)
    assert old != new
    for number, name in enumerate(names):
        if name.endswith("is in the bag") and number % 12:
            continue  # one file more or less in the bag makes no difference
        restore(outputs, last)
        kill_at(number, lambda: archived(study, "B"))
        for tar in (outputs / "archive").glob("*.tar"):
            assert verify(tar).holds, f"the archive is not whole after a kill at: {name}"
        do(lambda: recover(outputs))
        assert state(outputs) in (old, new), f"not one archive with its record after a kill at: {name}"
        if number % 20 == 0:
            do(lambda: archived(study, "B"))
            assert state(outputs) == new, f"the next run does not work after a kill at: {name}"
    sys.stdout.write("\n".join(names) + "\n")


if __name__ == "__main__":
    os.umask(0o022)
    main(Path(sys.argv[1]))
