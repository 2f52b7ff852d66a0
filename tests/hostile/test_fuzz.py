"""Files damaged at random give problems, never a traceback and never a wait; ``make torture`` draws far more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import fuzzing

#: Examples of each test: seconds.
EXAMPLES = 40


def test_damaged_mappings_give_problems():
    """Lines deleted, doubled, swapped, moved and rewritten are told with their place, or mean something else."""
    fuzzing.fuzz_mappings(EXAMPLES)


@pytest.mark.parametrize("name", fuzzing.FILES)
def test_damaged_raw_files_give_problems(name: str):
    """Bits flipped, bytes cut, inserted and doubled are told with the file, or read as what they say now."""
    fuzzing.fuzz_raw_file(name, EXAMPLES)


def test_the_damage_is_damage():
    """Each change does something, so that the tests above test more than the files as they were."""
    text = "a: b\n  c: d\n"
    for change in ("delete", "double", "swap", "indent", "outdent", "word", "insert", "cut", "text"):
        assert any(fuzzing.damaged(text, [(change, share, "x")]) != text for share in (0.1, 0.6)), change
    for change in ("flip", "cut", "insert", "overwrite", "double", "head"):
        assert fuzzing.bitten(b"abcdefgh", [(change, 0.3, b"\xff\x01")]) != b"abcdefgh", change
