"""Files damaged at random, for minutes: ``make torture``; ``tests/hostile/test_fuzz.py`` does it for seconds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "hostile"))

import fuzzing

#: Examples of the mappings, and of each raw format: about five minutes together on a quiet machine.
OF_MAPPINGS, OF_FILES = 1_500, 3_000


def test_damaged_mappings_give_problems():
    """Lines deleted, doubled, swapped, moved and rewritten are told with their place, or mean something else."""
    fuzzing.fuzz_mappings(OF_MAPPINGS)


@pytest.mark.parametrize("name", fuzzing.FILES)
def test_damaged_raw_files_give_problems(name: str):
    """Bits flipped, bytes cut, inserted and doubled are told with the file, or read as what they say now."""
    fuzzing.fuzz_raw_file(name, OF_FILES)
