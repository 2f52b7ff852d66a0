"""Defects on the pilot study's SDTM are as small as they say."""

from __future__ import annotations

from pathlib import Path

from tests.mutants.difference import difference
from tests.mutants.package import open_package
from tests.mutants.pilot import DATASETS, PILOT_DEFECTS, pilot_package


def test_defects_of_the_pilot_change_what_they_say_and_nothing_else():
    """At least fifteen defects, each of the values and records that it names."""
    pilot = pilot_package()
    wrong = {}
    for defect in PILOT_DEFECTS:
        found = difference(pilot, defect.planted_in(pilot))
        if found.touched != set(defect.touches) or len(found.records) != defect.records:
            wrong[defect.id] = (sorted(found.touched), len(found.records))
    assert wrong == {}
    assert len({defect.id for defect in PILOT_DEFECTS}) >= 15


def test_the_pilot_is_written_and_read(tmp_path: Path):
    """The transport files of the pilot hold its records and values."""
    pilot = pilot_package()
    pilot.write(tmp_path)
    read = open_package(tmp_path)
    assert set(read.tables) == set(DATASETS)
    assert difference(pilot, read).touched == set()
