"""The transport files of the demo study are read alike by everybody."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import judge as court

from nec_cdisc.cli.sdtm import run_sdtm

REPOSITORY = Path(__file__).parents[2]
NAMED = {"dm", "ae", "ex", "tu", "tr", "rs", "lb", "qs"}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Path:
    """Convert the demo export in a folder of its own."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("mappings", "raw", "specs"):
        shutil.copytree(REPOSITORY / name, folder / name)
    assert run_sdtm(folder, None, final=False) == 0
    return folder / "outputs" / "sdtm"


def test_every_named_domain_is_there(outputs: Path):
    """DM, AE, EX, TU, TR, RS, LB and QS are published, each with records."""
    assert {path.stem for path in outputs.glob("*.xpt")} >= NAMED


def test_both_referees_read_every_cell_alike(outputs: Path):
    """Every cell, label and length is what pyreadstat and xport read as well."""
    court.judge(*sorted(outputs.glob("*.xpt")))
