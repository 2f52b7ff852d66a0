"""What the tests of the codec share: the referees, a time stamp and a way to write."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "referee"))

from judge import judge as judge_files

from nec_cdisc.problem import Problem
from nec_cdisc.xpt.encode import Column
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.write import write

STAMP = datetime(2020, 4, 30, 23, 59, 1)  # noqa: DTZ001 - the file knows no zone


@pytest.fixture(scope="session")
def judge() -> Callable[..., None]:
    """Raise where pyreadstat or xport reads a file differently."""
    return judge_files


@pytest.fixture(scope="session")
def stamp() -> datetime:
    """Give the time that headers state."""
    return STAMP


@pytest.fixture(scope="session")
def written() -> Callable[..., tuple[bytes, tuple[Problem, ...]]]:
    """Write variables and columns; give the bytes and the problems."""

    def write_bytes(
        variables: Sequence[Variable], columns: Sequence[Column], **options: object
    ) -> tuple[bytes, tuple[Problem, ...]]:
        file = io.BytesIO()
        member = Member("DM", "Demographics", tuple(variables), STAMP)
        problems = write(file, member, columns, **options)  # type: ignore[arg-type]  # order alone
        return file.getvalue(), problems

    return write_bytes
