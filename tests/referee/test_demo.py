"""The transport files of the demo study are read alike by everybody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import judge as court

NAMED = {"dm", "ae", "ex", "tu", "tr", "rs", "lb", "qs"}


@pytest.fixture(scope="module")
def outputs(published_demo: Path) -> Path:
    """Give the transport files of the demo export."""
    return published_demo / "outputs" / "sdtm"


def test_every_named_domain_is_there(outputs: Path):
    """DM, AE, EX, TU, TR, RS, LB and QS are published, each with records."""
    assert {path.stem for path in outputs.glob("*.xpt")} >= NAMED


def test_both_referees_read_every_cell_alike(outputs: Path):
    """Every cell, label and length is what pyreadstat and xport read as well."""
    court.judge(*sorted(outputs.glob("*.xpt")))
