"""What the tests of writers share: the referees."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "referee"))

from judge import judge as judge_files


@pytest.fixture(scope="session")
def judge() -> Callable[..., None]:
    """Raise where pyreadstat or xport reads a file differently."""
    return judge_files
